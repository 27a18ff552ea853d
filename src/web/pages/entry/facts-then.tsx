import { factOf } from '../../../core/chronology/facts/index.ts';
import { FAMILIES, type Family, type Names } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { EvidenceLine } from '../../../core/duties/duty.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Table } from '../../components/index.ts';

/** What a decision about a child mostly rests on comes first; the rest follows in the order of the chronology's families. */
const FIRST: readonly Family[] = ['flag', 'assessment', 'rag', 'dyo', 'offence', 'order', 'custody', 'court', 'plan', 'contact', 'action', 'meeting'];

interface Model {
  readonly facts: readonly EvidenceLine[];
  readonly names: Names;
  readonly link: (entry: string) => string;
}

/** Where things stood, by what they are about; what was simply not so is said in one line for each group. */
export function FactsThen({ facts, names, link }: Model) {
  const shown = facts.filter((f) => !f.fact.startsWith('access.') && !f.fact.startsWith('disclosure.'));
  if (shown.length === 0) return <p class="govuk-body">Nothing was on record yet.</p>;
  const families = [...new Set([...FIRST, ...(Object.keys(FAMILIES) as Family[])])];
  return (
    <>
      {families.map((family) => {
        const own = shown.filter((f) => familyOf(f.fact) === family);
        const held = own.filter((f) => f.value !== 'no' && f.value !== 'none');
        const not = own.filter((f) => !held.includes(f));
        if (own.length === 0) return null;
        return (
          <>
            {held.length > 0 && (
              <Table
                caption={FAMILIES[family]} captionSize="s" small stackOnMobile classes="tl-facts-then" head={['What', 'As it was known', 'Since']}
                rows={held.map((f) => [f.label, known(f, names), f.on === undefined ? '' : f.entry === undefined ? dayAndDate(f.on, true) : <a class="govuk-link" href={link(f.entry)}>{dayAndDate(f.on, true)}<span class="govuk-visually-hidden"> ({f.label})</span></a>])}
              />
            )}
            {not.length > 0 && <p class="govuk-body-s">{held.length === 0 && <strong>{FAMILIES[family]}. </strong>}Not so at the time: {not.map((f) => f.label).join('; ')}.</p>}
          </>
        );
      })}
    </>
  );
}

function familyOf(fact: string): Family {
  return kindOf(factOf(fact)?.kinds[0] ?? '')?.family ?? 'identity';
}

function known(f: EvidenceLine, names: Names): string {
  return f.fact.startsWith('allocated.') ? names.worker(f.value.replaceAll(' ', '-')) : f.value;
}
