import { SubNavigation } from '../../components/index.ts';
import { RagTag } from '../../components/index.ts';
import { ageOn, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { FLAGS } from '../../../core/chronology/kinds/flag/flag-set.ts';
import { LOOKED_AFTER } from '../../../core/chronology/kinds/identity/looked-after-recorded.ts';
import { nameOf, type ChildRecord } from '../../../app/child/child-page.ts';
import type { RagColour } from '../../components/index.ts';

const PARTS = [
  { key: 'overview', text: 'First screen', path: '' },
  { key: 'chronology', text: 'Chronology', path: '/chronology' },
  { key: 'duties', text: 'Duties', path: '/duties' },
  { key: 'lifeline', text: 'Lifeline', path: '/lifeline' },
  { key: 'sharing', text: 'Sharing', path: '/sharing' },
  { key: 'rights', text: 'Rights', path: '/rights' },
] as const;
export type ChildPart = (typeof PARTS)[number]['key'];

/** Who the record is about, with what keeps people safe, and the parts of the record. */
export function ChildHeader({ record, part, today }: { readonly record: ChildRecord; readonly part: ChildPart; readonly today: PlainDate }) {
  const { row, standing, card } = record;
  const born = row.dateOfBirth;
  const lookedAfter = standing.facts['looked-after']?.value;
  const flags = card.flags.filter((f) => f.confirmed).sort((a, b) => Number(b.flag === 'risk-to-staff') - Number(a.flag === 'risk-to-staff'));
  return (
    <>
      <div class="tl-child">
        <div class="tl-child__top">
          <h1 class="tl-child__name">
            {nameOf(row)} {row.knownAs !== undefined && <span class="tl-child__known">(known as {row.knownAs})</span>}
          </h1>
          {row.dyo && <RagTag colour={asRag(row.rag)} {...(row.rag === undefined ? { text: 'DYO, not yet rated' } : {})} />}
        </div>
        <dl class="tl-child__facts">
          {row.reference !== undefined && <div><dt>Reference</dt><dd>{row.reference}</dd></div>}
          <div><dt>Age</dt><dd>{born === undefined ? 'date of birth not recorded' : `${ageOn(born, today)}, born ${longDate(born)}`}</dd></div>
          {row.dyo && row.dyoOn !== undefined && <div><dt>DYO since</dt><dd>{longDate(row.dyoOn)}</dd></div>}
          {row.inCustody && <div><dt>In custody</dt><dd>{String(standing.facts['custody.place']?.value ?? 'place not recorded')}</dd></div>}
          {typeof lookedAfter === 'string' && lookedAfter !== 'none' && <div><dt>Status</dt><dd>{LOOKED_AFTER[lookedAfter as keyof typeof LOOKED_AFTER]}</dd></div>}
          {row.area !== undefined && <div><dt>Area</dt><dd>{row.area}</dd></div>}
        </dl>
        {flags.length > 0 && (
          <ul class="tl-child__flags" aria-label="Flags">
            {flags.map((f) => (
              <li class={f.flag === 'risk-to-staff' ? 'tl-flag tl-flag--staff' : 'tl-flag'}>{FLAGS[f.flag as keyof typeof FLAGS] ?? f.flag}</li>
            ))}
          </ul>
        )}
      </div>
      <SubNavigation label={`Record of ${nameOf(row)}`} items={PARTS.filter((p) => p.key !== 'sharing' || record.seesSharing).map((p) => ({ text: p.text, href: `/children/${row.id}${p.path}`, active: p.key === part }))} />
    </>
  );
}

export function asRag(value: string | undefined): RagColour | null {
  return value === 'red' || value === 'amber' || value === 'green' ? value : null;
}
