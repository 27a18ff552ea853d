import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { COMPARTMENTS, type Compartment } from '../../chronology/entry.ts';
import { KINDS } from '../../chronology/kinds/index.ts';
import type { Period } from '../../values/period.ts';
import type { Condition } from '../expression/condition.ts';
import type { Path, Workbench } from '../workbench.ts';
import { condition, length, role, word, type Rule } from './word.ts';

const some = z.strictObject({
  kinds: z.array(z.string()).min(1).optional(),
  compartments: z.array(z.enum(COMPARTMENTS)).min(1).optional(),
  classes: z.array(z.enum(['case-record', 'safeguarding', 'meeting', 'service'])).min(1).optional(),
});

const schema = z.strictObject({
  title: z.string(),
  /** the whole record, or entries of some kinds, compartments or classes before it */
  of: z.union([z.literal('record'), some]).default('record'),
  /** only of children of whom this holds; while it does not, this rule lets nothing end */
  when: condition.optional(),
  /** the days from which it is counted, the latest that is known: "fact NAME" (its day, or since when it holds), or a kind of entry (its last day); "entry": each entry's own day */
  from: z.union([z.literal('entry'), z.array(z.string()).min(1)]),
  /** how long from then, in calendar years */
  keep: length.optional(),
  /** and at least until this birthday */
  'until-birthday': z.string().regex(/^(\d+|setting [\w-]+)$/, 'expected a number of years or "setting name"').optional(),
  /** and at least until this day, where one is known */
  'at-least-until': z.string().regex(/^fact [\w.-]+$/, 'expected "fact NAME"').optional(),
  /** clauses that do not count where this one holds */
  'instead-of': z.array(z.string()).default([]),
  /** what is done then: somebody looks at it and decides, or it is put forward for erasure with no reason asked */
  'at-the-end': z.enum(['review', 'erase']).default('review'),
  /** who may propose that it is erased, and who of another name must agree */
  proposes: z.array(role).min(1),
  agrees: z.array(role).min(1),
});

/** A day from which the time is counted. */
export type RetentionStart = { readonly is: 'fact'; readonly slot: number; readonly name: string } | { readonly is: 'kind'; readonly kind: string };

export interface RetentionRule extends Rule {
  readonly key: string;
  readonly title: string;
  /** the whole record, if absent */
  readonly kinds?: ReadonlySet<string>;
  readonly compartments?: ReadonlySet<Compartment>;
  readonly when?: Condition;
  readonly from: 'entry' | readonly RetentionStart[];
  readonly keep?: Period;
  /** years of age; at least until that birthday */
  readonly birthday?: number;
  readonly atLeast?: { readonly slot: number; readonly name: string };
  readonly insteadOf: readonly string[];
  readonly atTheEnd: 'review' | 'erase';
  readonly proposes: readonly Role[];
  readonly agrees: readonly Role[];
}

function startOf(w: Workbench, path: Path, text: string): RetentionStart {
  if (text.startsWith('fact ')) return { is: 'fact', slot: w.fact(path, text.slice(5)), name: text.slice(5) };
  w.kind(path, text);
  return { is: 'kind', kind: text };
}

function yearsOf(w: Workbench, path: Path, text: string): number | undefined {
  const written = text.startsWith('setting ') ? w.setting(path, text.slice(8)) : text;
  if (written === undefined) return undefined;
  const years = Number(written);
  if (!Number.isInteger(years) || years < 0 || years > 120) w.fault(path, `"${written}" is no birthday; expected a number of years such as 25, or 0 for none`);
  return years > 0 ? years : undefined;
}

/** The kinds that are meant: those named, and those of the classes named. */
function kindsOf(w: Workbench, path: Path, of: z.output<typeof some>): ReadonlySet<string> {
  for (const k of of.kinds ?? []) w.kind(path, k);
  return new Set([...(of.kinds ?? []), ...KINDS.filter((k) => of.classes?.includes(k.retention) === true).map((k) => k.name)]);
}

/** How long a child's record is kept, or some of its entries, and who decides then. Several may hold: the record is kept as long as the longest says. */
export const retention = word({
  key: 'retention',
  schema,
  compile(w, r, at): RetentionRule {
    const { path } = at;
    const keep = r.keep === undefined ? undefined : w.length([...path, 'keep'], r.keep);
    if (keep?.is === 'fact') w.fault([...path, 'keep'], `"${r.keep ?? ''}" is fixed on a case; expected a period such as "6 years" or "setting name"`);
    if (r.keep === undefined && r['until-birthday'] === undefined) w.fault(path, 'nothing says how long it is kept; expected "keep:" or "until-birthday:"');
    if (r.of !== 'record' && r.of.kinds === undefined && r.of.compartments === undefined && r.of.classes === undefined) w.fault([...path, 'of'], 'it names no entries; expected "record", or kinds, compartments or classes');
    if (r.of === 'record' && r.from === 'entry') w.fault([...path, 'from'], 'a whole record has no day of its own; expected facts or kinds of entry');
    const birthday = r['until-birthday'] === undefined ? undefined : yearsOf(w, [...path, 'until-birthday'], r['until-birthday']);
    const floor = r['at-least-until']?.slice(5);
    return {
      clause: at.clause,
      key: at.index === 0 ? at.clause : `${at.clause}/${at.index + 1}`,
      title: r.title,
      ...(r.of === 'record' ? {} : { kinds: kindsOf(w, [...path, 'of'], r.of), compartments: new Set(r.of.compartments ?? []) }),
      ...(r.when === undefined ? {} : { when: w.condition([...path, 'when'], r.when) }),
      from: r.from === 'entry' ? 'entry' : r.from.map((f) => startOf(w, [...path, 'from'], f)),
      ...(keep?.is === 'period' ? { keep: keep.period } : {}),
      ...(birthday === undefined ? {} : { birthday }),
      ...(floor === undefined ? {} : { atLeast: { slot: w.dated([...path, 'at-least-until'], floor), name: floor } }),
      insteadOf: r['instead-of'],
      atTheEnd: r['at-the-end'],
      proposes: r.proposes,
      agrees: r.agrees,
    };
  },
  describe(r, say) {
    const of = r.of === 'record' ? 'The record' : `Entries (${[...(r.of.kinds ?? []).map((k) => say.kind(k)), ...(r.of.compartments ?? []), ...(r.of.classes ?? [])].join(', ')})`;
    const from = r.from === 'entry' ? 'the day of each' : `the latest of ${r.from.map((f) => (f.startsWith('fact ') ? say.fact(f.slice(5)) : say.kind(f))).join(', ')}`;
    const birthday = r['until-birthday'] === undefined ? undefined : `${r['until-birthday'].startsWith('setting ') ? say.length(r['until-birthday']) : r['until-birthday']}`;
    const keeping = [r.keep === undefined ? undefined : `for ${say.length(r.keep)} from ${from}`, birthday === undefined ? undefined : `until they are ${birthday}`, r['at-least-until'] === undefined ? undefined : `until “${say.fact(r['at-least-until'].slice(5))}”`];
    return [
      `${of}${r.when === undefined ? '' : ` of a child of whom ${say.condition(r.when)}`}: kept ${keeping.filter((t) => t !== undefined).join(', and at least ')} (“${r.title}”).`,
      ...(r['instead-of'].length === 0 ? [] : [`Where it holds, ${r['instead-of'].join(', ')} do not count.`]),
      `Then the ${say.roles(r.proposes)} ${r['at-the-end'] === 'review' ? 'decides, with a reason,' : 'may propose'} that it is erased, and the ${say.roles(r.agrees)} must agree; somebody else than who proposed it.`,
    ];
  },
});
