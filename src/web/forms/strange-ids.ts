import type { ChildRecord } from '../../app/child/child-page.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { Field, Fields } from '../../core/chronology/fields.ts';
import type { NewRecord } from '../../core/decisions/command.ts';
import type { AnyKind } from '../../core/chronology/kind.ts';

/** What a form can have offered ids of. */
export interface Offering {
  readonly entries: ChildRecord['entries'];
  readonly workers: ChildRecord['workers'];
  readonly standing: Pick<ChildRecord['standing'], 'duties'>;
}

/**
 * Ids that a form sent and that it cannot have offered: an entry of another record, a person of another service, a duty that is not
 * this child's. What the record itself has said before is let through, so that an old entry can be corrected.
 * @returns what is wrong, by the name of the field
 */
export function strangeIds(kind: AnyKind, record: NewRecord, child: Offering): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (record.of !== undefined && !child.entries.some((e) => e.id === record.of)) faults.set('of', 'Choose an entry of this record');
  within(kind.fields, record.data, child, '', faults);
  return faults;
}

function within(fields: Fields, data: EntryData, child: Offering, prefix: string, faults: Map<string, string>): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name];
    if (field.type.is === 'list' && Array.isArray(value)) {
      const { of } = field.type;
      value.forEach((item: unknown, i) => {
        if (isData(item)) within(of, item, child, `${prefix}${name}.${i}.`, faults);
      });
    } else if (typeof value === 'string' && isStrange(field, value, child)) faults.set(`${prefix}${name}`, `${field.label.replace(/\?$/, '')}: choose again`);
  }
}

function isStrange({ type }: Field, value: string, child: Offering): boolean {
  if (type.is === 'entry') return !child.entries.some((e) => e.id === value) && !saidBefore(child, value);
  if (type.is === 'worker' || (type.is === 'reference' && type.to === 'worker')) return child.workers.some((w) => w.id === value && w.isSystem === true) || (!child.workers.some((w) => w.id === value) && !saidBefore(child, value));
  if (type.is === 'reference' && type.to === 'duty') return !child.standing.duties.some((d) => d.key === value) && !saidBefore(child, value);
  return false;
}

function saidBefore(child: Offering, value: string): boolean {
  return child.entries.some((e) => e.recordedBy === value || JSON.stringify(e.data).includes(JSON.stringify(value)));
}

function isData(value: unknown): value is EntryData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
