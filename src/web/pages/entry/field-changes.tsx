import type { Entry } from '../../../core/chronology/entry.ts';
import type { AnyKind, Names } from '../../../core/chronology/kind.ts';
import { roleLabel } from '../../../core/access/roles.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Table } from '../../components/index.ts';
import { dataRows } from '../../forms/data-rows.ts';
import { recordedText } from './versions.tsx';

interface ChangedField {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The fields in which two versions differ, those that were emptied too, and the day and time among them. */
export function changedFields(kind: AnyKind, before: Entry, after: Entry, names: Names): readonly ChangedField[] {
  const rows = (e: Entry): ReadonlyMap<string, string> => new Map([
    ...(e.withdrawn === true ? [] : dataRows(kind, e.data, names).map((r) => [r.label, r.value] as const)),
    ['Day', `${dayAndDate(e.occurredOn, true)}${e.occurredAt === undefined ? '' : `, ${e.occurredAt}`}`],
  ]);
  const [was, is] = [rows(before), rows(after)];
  const order = [...Object.values(kind.fields).map((f) => f.label.replace(/\?$/, '')), 'Day'];
  return order.filter((label) => was.get(label) !== is.get(label)).map((label) => ({ label, before: was.get(label) ?? 'empty', after: is.get(label) ?? 'empty' }));
}

/** Of each correction: every field before and after, who corrected it, when and why. */
export function FieldChanges({ versions, kind, names }: { readonly versions: readonly Entry[]; readonly kind: AnyKind; readonly names: Names }) {
  if (versions.length < 2) return null;
  return (
    <section aria-labelledby="field-changes">
      <h2 class="govuk-heading-m" id="field-changes">What was changed, field by field</h2>
      {versions.slice(1).map((after, i) => {
        const before = versions[i];
        const changed = before === undefined ? [] : changedFields(kind, before, after, names);
        return (
          <>
            <Table
              stackOnMobile head={['Field', 'Before', 'After']} rows={changed.map((c) => [c.label, <span class="tl-typed">{c.before}</span>, <span class="tl-typed">{c.after}</span>])}
              caption={`${after.withdrawn === true ? 'Withdrawn' : 'Corrected'} ${recordedText(after.recordedAt)}, by ${names.worker(after.recordedBy)} as ${roleLabel(after.recordedAs).toLowerCase()}: ${after.reason ?? 'no reason was given'}`}
            />
            {changed.length === 0 && <p class="govuk-body">No field differs.</p>}
          </>
        );
      }).reverse()}
    </section>
  );
}
