import type { ChildRecord } from '../../../../app/child/child-page.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { Entry } from '../../../../core/chronology/entry.ts';
import { fileOf } from '../../../../core/chronology/file-of.ts';
import { GIVING_FILES } from '../../../../core/chronology/kinds/rights/rights.ts';
import { copiesOf, newestVersion, takenBack } from '../../../../core/rights/bundle-files.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { Button, InsetText, Radios } from '../../../components/index.ts';
import type { Faults } from '../../../forms/read-fields.ts';
import { lastOf } from '../../../forms/typed.ts';
import { FileLink } from '../../documents/list.tsx';
import { ADD_COPY } from '../../sharing/in-part.tsx';

/** One choice says what becomes of the file: whole, out, or the id of the copy that goes in its place. */
const CHOICE = 'file-goes';

/** The file of a document, to be read before it is decided about. */
export function ItemFile({ entry, record }: { readonly entry: Entry; readonly record: ChildRecord }) {
  if (fileOf(entry.data) === undefined) return null;
  if (takenBack(entry, record.entries)) return <InsetText>This document was taken back, and its file can no longer be opened. It does not go with the copy.</InsetText>;
  return <p class="govuk-body">Read the file: <FileLink entry={newestVersion(entry, record.entries)} base={`/children/${record.row.id}`} /></p>;
}

/** What becomes of the file of a document. Nothing is shown for an entry without one. */
export function FileChoice({ entry, record, typed, faults }: { readonly entry: Entry; readonly record: ChildRecord; readonly typed: Typed; readonly faults: Faults }) {
  if (fileOf(entry.data) === undefined) return null;
  const gone = takenBack(entry, record.entries);
  const copies = copiesOf(entry.id, record.entries);
  return (
    <>
      <Radios
        name={CHOICE} label="What becomes of its file?" labelSize="s" small value={lastOf(typed, CHOICE)} error={faults.get(CHOICE) ?? faults.get('document')}
        items={[
          ...(gone ? [] : [{ value: 'whole', text: GIVING_FILES.whole, hint: 'Only if nothing in it is somebody else’s' }]),
          ...copies.map((c) => ({ value: c.id, text: <>{GIVING_FILES.copy}: <span class="tl-anywhere">{String(c.data['title'])}</span></>, hint: <>Added on {longDate(c.occurredOn)}: <FileLink entry={c} base={`/children/${record.row.id}`} /></> })),
          { value: 'out', text: GIVING_FILES.out, hint: 'Choose above why not' },
        ]}
      />
      {!gone && <Button text="Add a copy with words blacked out" kind="secondary" name={ADD_COPY} value={entry.id} />}
    </>
  );
}

/** The choice as the fields of the kind are typed. */
export function fileTyped(typed: Typed): Typed {
  const chosen = lastOf(typed, CHOICE);
  if (chosen === '' || lastOf(typed, 'decision') === 'withhold') return {};
  return chosen === 'whole' || chosen === 'out' ? { document: [chosen] } : { document: ['copy'], copy: [chosen] };
}

/** What was decided before, as the choice. */
export function fileChoiceTyped(decided: Entry): Typed {
  const { document, copy } = decided.data;
  return typeof document !== 'string' ? {} : { [CHOICE]: [document === 'copy' ? String(copy ?? '') : document] };
}
