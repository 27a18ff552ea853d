import { route, type Route } from '../../route.ts';
import { formFile, showConfirmed } from './show.tsx';
import { showFilled, submitFilled } from './write.tsx';

const WRITING = { permission: 'cases.record', purpose: 'recording about the child', audit: { event: 'child.record-form', shown: 'a form, filled from the record' } } as const;
const READING = { permission: 'cases.see', purpose: 'working with the child' } as const;

/** Forms of several parts: filled from the record, changed and confirmed by a person, read as a page or a document. Nothing is sent from here. */
export const routes: readonly Route[] = [
  route({ ...WRITING, method: 'GET', path: '/children/:child/form/:kind', handle: showFilled }),
  route({ ...WRITING, method: 'POST', path: '/children/:child/form/:kind', handle: submitFilled }),
  route({ ...READING, method: 'GET', path: '/children/:child/forms/:entry', audit: { event: 'child.form', shown: 'a form as it was confirmed' }, handle: showConfirmed }),
  route({ ...READING, method: 'GET', path: '/children/:child/forms/:entry/docx', audit: { event: 'child.form-taken', shown: 'a form as a document' }, handle: formFile }),
];
