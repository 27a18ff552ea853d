import { loadMyWork } from '../../../app/work/my-work.ts';
import { route } from '../../route.ts';
import { MyWorkView } from './my-work-view.tsx';

export const myWork = route({
  method: 'GET',
  path: '/my-work',
  permission: 'work.see',
  purpose: 'seeing what is to be done',
  audit: { event: 'work.listed', shown: 'my work' },
  async handle({ ports, who, today }) {
    const work = await loadMyWork(ports, who.reader, who.role, today);
    return { is: 'page', title: 'My work', nav: 'my-work', body: <MyWorkView work={work} role={who.role} name={who.reader.name} today={today} /> };
  },
});
