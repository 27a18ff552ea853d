import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { COMPARTMENTS, type Compartment } from '../../chronology/entry.ts';
import { standsOn } from '../../chronology/kind.ts';
import { KINDS, kindOf } from '../../chronology/kinds/index.ts';
import { ROW_SORT_NAMES, ROW_SORTS, type RowSort } from '../../retention/row-sorts.ts';
import type { Period } from '../../values/period.ts';
import type { Condition } from '../expression/condition.ts';
import type { Path, Workbench } from '../workbench.ts';
import { about, condition, length, role, word, type Rule, type RuleSubject } from './word.ts';

const some = z.strictObject({
  kinds: z.array(z.string()).min(1).optional(),
  compartments: z.array(z.enum(COMPARTMENTS)).min(1).optional(),
  classes: z.array(z.enum(['case-record', 'safeguarding', 'meeting', 'service'])).min(1).optional(),
});
const rows = z.strictObject({ rows: z.enum(ROW_SORT_NAMES) });

const schema = z.strictObject({
  title: z.string(),
  about,
  /** the whole record, or entries of some kinds, compartments or classes before it; or rows that are on no chronology */
  of: z.union([z.literal('record'), some, rows]).default('record'),
  /** only of those of whom this holds; while it does not, this rule lets nothing end */
  when: condition.optional(),
  /** the days from which it is counted, the latest that is known: "fact NAME" (its day, or since when it holds), or a kind of entry (its last day); "entry": each entry's own day */
  from: z.union([z.literal('entry'), z.array(z.string()).min(1)]).default('entry'),
  /** how long from then, in calendar years */
  keep: length.optional(),
  /** and at least until this birthday */
  'until-birthday': z.string().regex(/^(\d+|setting [\w-]+)$/, 'expected a number of years or "setting name"').optional(),
  /** and at least until this day, where one is known */
  'at-least-until': z.string().regex(/^fact [\w.-]+$/, 'expected "fact NAME"').optional(),
  /** clauses that do not count where this one holds */
  'instead-of': z.array(z.string()).default([]),
  /** what is done then: somebody looks at it and decides, it is put forward for erasure with no reason asked, or (rows alone) the program removes it */
  'at-the-end': z.enum(['review', 'erase', 'remove']).default('review'),
  /** what stays for counting when the record goes: of each whether it held, and nothing else */
  leaves: z.array(z.strictObject({ figure: z.string(), that: condition })).default([]),
  /** who may propose that it is erased, and who of another name must agree */
  proposes: z.array(role).default([]),
  agrees: z.array(role).default([]),
});

/** A day from which the time is counted. */
export type RetentionStart = { readonly is: 'fact'; readonly slot: number; readonly name: string } | { readonly is: 'kind'; readonly kind: string };

export interface RetentionRule extends Rule {
  readonly key: string;
  readonly title: string;
  readonly about: RuleSubject;
  /** rows that stand on no chronology; then nothing of the rest is about a record */
  readonly rows?: RowSort;
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
  readonly atTheEnd: 'review' | 'erase' | 'remove';
  readonly leaves: readonly { readonly figure: string; readonly that: Condition }[];
  readonly proposes: readonly Role[];
  readonly agrees: readonly Role[];
}

type Source = z.output<typeof schema>;

function startOf(w: Workbench, path: Path, text: string, of: RuleSubject): RetentionStart {
  if (text.startsWith('fact ')) return { is: 'fact', slot: w.fact(path, text.slice(5), of), name: text.slice(5) };
  w.kind(path, text);
  const kind = kindOf(text);
  if (kind !== undefined && !standsOn(kind, of)) w.fault(path, `"${text}" is recorded about a ${kind.subject}, and this rule is about a ${of}`);
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

/** What cannot be meant together. */
function checkWhole(w: Workbench, path: Path, r: Source): void {
  const ofRows = r.of !== 'record' && 'rows' in r.of;
  if (r.keep === undefined && r['until-birthday'] === undefined) w.fault(path, 'nothing says how long it is kept; expected "keep:" or "until-birthday:"');
  if (r.of === 'record' && r.from === 'entry') w.fault([...path, 'from'], 'a whole record has no day of its own; expected facts or kinds of entry');
  if (r.of !== 'record' && !ofRows && Object.values(r.of).every((x) => x === undefined)) w.fault([...path, 'of'], 'it names no entries; expected "record", or kinds, compartments or classes');
  if (r['until-birthday'] !== undefined && r.about !== 'child') w.fault([...path, 'until-birthday'], `the date of birth of a ${r.about} is not held; expected "keep:"`);
  if (ofRows && (r.from !== 'entry' || r.when !== undefined || r.leaves.length > 0 || r['at-least-until'] !== undefined)) w.fault(path, 'rows are on no chronology: each counts from its own day, and no condition can be asked of them');
  const alone = ofRows && r.of !== 'record' && 'rows' in r.of && ROW_SORTS[r.of.rows].goes === 'by itself';
  if (r['at-the-end'] === 'remove' ? !alone : alone) w.fault([...path, 'at-the-end'], alone ? 'these go by themselves; expected "at-the-end: remove"' : 'nothing but working copies goes by itself; expected "review" or "erase"');
  if (alone ? r.proposes.length + r.agrees.length > 0 : r.proposes.length === 0 || r.agrees.length === 0) w.fault(path, alone ? 'these go by themselves: nobody proposes or agrees' : 'erasing takes two persons; expected "proposes:" and "agrees:"');
}

/** How long a record is kept, some of its entries, or rows beside the records; and who decides then. Several may hold: the record is kept as long as the longest says. */
export const retention = word({
  key: 'retention',
  schema,
  compile(w, r, at): RetentionRule {
    const { path } = at;
    const keep = r.keep === undefined ? undefined : w.length([...path, 'keep'], r.keep, r.about);
    if (keep?.is === 'fact') w.fault([...path, 'keep'], `"${r.keep ?? ''}" is fixed on a case; expected a period such as "6 years" or "setting name"`);
    checkWhole(w, path, r);
    const birthday = r['until-birthday'] === undefined ? undefined : yearsOf(w, [...path, 'until-birthday'], r['until-birthday']);
    const floor = r['at-least-until']?.slice(5);
    return {
      clause: at.clause,
      key: at.index === 0 ? at.clause : `${at.clause}/${at.index + 1}`,
      title: r.title,
      about: r.about,
      ...(r.of === 'record' ? {} : 'rows' in r.of ? { rows: r.of.rows } : { kinds: kindsOf(w, [...path, 'of'], r.of), compartments: new Set(r.of.compartments ?? []) }),
      ...(r.when === undefined ? {} : { when: w.condition([...path, 'when'], r.when, r.about) }),
      from: r.from === 'entry' ? 'entry' : r.from.map((f) => startOf(w, [...path, 'from'], f, r.about)),
      ...(keep?.is === 'period' ? { keep: keep.period } : {}),
      ...(birthday === undefined ? {} : { birthday }),
      ...(floor === undefined ? {} : { atLeast: { slot: w.dated([...path, 'at-least-until'], floor, r.about), name: floor } }),
      insteadOf: r['instead-of'],
      atTheEnd: r['at-the-end'],
      leaves: r.leaves.map((l, i) => ({ figure: l.figure, that: w.condition([...path, 'leaves', i, 'that'], l.that, r.about) })),
      proposes: r.proposes,
      agrees: r.agrees,
    };
  },
  describe(r, say) {
    if (r.of !== 'record' && 'rows' in r.of) {
      const { label, goes } = ROW_SORTS[r.of.rows];
      return [`${label}: kept for ${r.keep === undefined ? 'no time' : say.length(r.keep)} from the day of each (“${r.title}”).`, goes === 'by itself' ? 'Then the program removes it.' : twoPersons(r, say)];
    }
    const whose = r.about === 'child' ? 'child' : r.about;
    const of = r.of === 'record' ? 'The record' : `Entries (${[...(r.of.kinds ?? []).map((k) => say.kind(k)), ...(r.of.compartments ?? []), ...(r.of.classes ?? [])].join(', ')})`;
    const from = r.from === 'entry' ? 'the day of each' : `the latest of ${r.from.map((f) => (f.startsWith('fact ') ? say.fact(f.slice(5)) : say.kind(f))).join(', ')}`;
    const birthday = r['until-birthday'] === undefined ? undefined : `${r['until-birthday'].startsWith('setting ') ? say.length(r['until-birthday']) : r['until-birthday']}`;
    const keeping = [r.keep === undefined ? undefined : `for ${say.length(r.keep)} from ${from}`, birthday === undefined ? undefined : `until they are ${birthday}`, r['at-least-until'] === undefined ? undefined : `until “${say.fact(r['at-least-until'].slice(5))}”`];
    return [
      `${of}${r.when === undefined ? (r.about === 'child' ? '' : ` of a ${whose}`) : ` of a ${whose} of whom ${say.condition(r.when)}`}: kept ${keeping.filter((t) => t !== undefined).join(', and at least ')} (“${r.title}”).`,
      ...(r['instead-of'].length === 0 ? [] : [`Where it holds, ${r['instead-of'].join(', ')} do not count.`]),
      ...(r.leaves.length === 0 ? [] : [`What stays for counting, without a name: ${r.leaves.map((l) => l.figure.toLowerCase()).join('; ')}.`]),
      twoPersons(r, say),
    ];
  },
});

function twoPersons(r: Source, say: { roles(roles: readonly Role[]): string }): string {
  return `Then the ${say.roles(r.proposes)} ${r['at-the-end'] === 'review' ? 'decides, with a reason,' : 'may propose'} that it is erased, and the ${say.roles(r.agrees)} must agree; somebody else than who proposed it.`;
}
