import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Button, InsetText, WarningText } from '../../components/index.ts';

/** What is kept and not used, as it stands. */
export function restrictionsOf({ timeline }: Pick<ChildRecord, 'timeline'>): readonly Entry[] {
  const lifted = new Set(timeline.filter((e) => e.kind === 'processing.unrestricted').map((e) => e.of));
  return timeline.filter((e) => e.kind === 'processing.restricted' && !lifted.has(e.id));
}

/** Objections that nobody has answered yet: until then the matter is open. */
function objectionsOpen({ timeline }: Pick<ChildRecord, 'timeline'>): readonly Entry[] {
  const answered = new Set(timeline.filter((e) => e.kind === 'rights.answered' || e.kind === 'rights.refused').map((e) => e.of));
  return timeline.filter((e) => e.kind === 'rights.requested' && ['objection', 'restriction'].includes(String(e.data['right'])) && !answered.has(e.id));
}

export function Restrictions({ record, may }: { readonly record: ChildRecord; readonly may: boolean }) {
  const base = `/children/${record.row.id}`;
  const stand = restrictionsOf(record);
  return (
    <>
      <h2 class="govuk-heading-m">Kept, and not used</h2>
      {stand.length === 0 && <p class="govuk-body">Nothing. Whoever shares information sees here, and on the form for sharing, what is not to be used.</p>}
      {stand.map((e) => (
        <InsetText>
          <p class="govuk-body tl-typed">{kindOf(e.kind)?.summary(e.data, record.names)}</p>
          <p class="govuk-body-s"><a class="govuk-link" href={`${base}/entries/${e.id}`}>since {dayAndDate(e.occurredOn, true)}</a>{may && <>. <a class="govuk-link" href={`${base}/record/processing.unrestricted?of=${e.id}&return=${base}/rights`}>Lift it</a></>}</p>
        </InsetText>
      ))}
      {may && <Button text="Keep something and do not use it" kind="secondary" href={`${base}/record/processing.restricted?return=${base}/rights`} />}
    </>
  );
}

/** The same, above every form by which something leaves the record. */
export function NotToBeUsed({ record }: { readonly record: ChildRecord }) {
  const stand = restrictionsOf(record);
  const open = objectionsOpen(record);
  if (stand.length === 0 && open.length === 0) return null;
  return (
    <>
      {stand.map((e) => <WarningText text={`Kept, and not used: ${kindOf(e.kind)?.summary(e.data, record.names) ?? ''}`} />)}
      {open.map((e) => <WarningText text={`They object, and it has not been answered yet: ${String(e.data['what'])}`} />)}
    </>
  );
}
