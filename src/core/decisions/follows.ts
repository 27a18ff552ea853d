import { id, type SubjectId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { broughtIn, type Entry, type Subject } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { replacedBy, standing } from '../chronology/resolve.ts';
import { validateData } from '../chronology/validate.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { FollowsRule, Given, GivenFields } from '../policy/words/follows.ts';
import { holderOf } from '../posts/holder.ts';
import type { Command, DecidedRecord } from './command.ts';
import { standAt } from './stand-at.ts';

interface Ground {
  readonly program: Program;
  readonly around: Surroundings;
  readonly today: PlainDate;
}

/** A value that is there, one that is not, or one of which it cannot be said who is meant. */
type Resolved = { readonly is: 'known'; readonly value: unknown } | { readonly is: 'unknown' } | { readonly is: 'open'; readonly why: string };

/**
 * What the policy records with an entry, in the same act. Where the entry corrects another, what followed that one is corrected
 * with it; where it is written down late, what now follows from later entries is written for their days. What is brought in brings
 * nothing with it: it was decided elsewhere.
 *
 * @param known the chronology without the entry
 * @param entry as it will stand
 * @param beside what is on record about those about whom something followed, where the entry corrects another
 */
export function followsFrom(program: Program, known: readonly Entry[], entry: Entry, command: Pick<Command, 'source'>, around: Surroundings, today: PlainDate, beside: readonly Entry[] = []): DecidedRecord[] {
  if (broughtIn(command.source)) return [];
  const ground: Ground = { program, around, today };
  const rules = program.rules.follows.filter((r) => r.on.some((e) => e.kind === entry.kind));
  return [
    ...rules.flatMap((rule) => {
      const fresh = entry.withdrawn === true ? undefined : freshOf(ground, rule, known, entry);
      return entry.supersedes === undefined ? (fresh ? [fresh] : []) : corrected(rule, known, entry, fresh, beside);
    }),
    ...laterOnes(ground, known, entry),
  ];
}

/** What one rule records with an entry, given everything else. */
function freshOf({ program, around, today }: Ground, rule: FollowsRule, others: readonly Entry[], entry: Entry): DecidedRecord | undefined {
  const after = standAt(program, [...others, entry], entry, around);
  const worked = kindOf(entry.kind)?.worksOut?.from(entry.data, { entries: others, agency: entry.agency, on: entry.occurredOn, ...(entry.occurredAt === undefined ? {} : { at: entry.occurredAt }) });
  after.entry = worked === undefined ? entry : { ...entry, data: { ...entry.data, ...worked } };
  if (!rule.on.some((e) => e.kind === entry.kind && e.matches(after)) || !(rule.when?.test(after) ?? true)) return undefined;
  const { facts } = program.subjects[rule.subject].slots;
  if (rule.changes.length > 0) {
    const before = standAt(program, others, entry, around);
    if (rule.changes.every((slot) => JSON.stringify(facts[slot]!.value(before.facts[slot], before.day)) === JSON.stringify(facts[slot]!.value(after.facts[slot], after.day)))) return undefined;
  }
  const resolve = (from: Given): Resolved => resolved(from, program, around, rule, after, entry);
  const tried = Object.values(rule.with).map(resolve);
  const open = tried.find((r) => r.is === 'open');
  const made = open === undefined ? { kind: rule.record, data: dataOf(rule.with, resolve) } : rule.otherwise && { kind: rule.otherwise.record, data: dataOf(rule.otherwise.with, (f) => (f.is === 'why' ? { is: 'known', value: open.why } : resolve(f))) };
  const kind = made && kindOf(made.kind);
  if (!made || !kind || validateData(kind, made.data, { today, occurredOn: entry.occurredOn }).length > 0) return undefined;
  const about = rule.about === undefined ? undefined : entry.data[rule.about];
  const subject: Subject | undefined = typeof about === 'string' ? { kind: kind.subject, id: id<SubjectId>(about) } : undefined;
  if (rule.about !== undefined && subject === undefined) return undefined;
  return { ...made, occurredOn: entry.occurredOn, ...(entry.occurredAt === undefined ? {} : { occurredAt: entry.occurredAt }), ...(subject === undefined ? {} : { subject }), marks: [], tell: [] };
}

function dataOf(fields: GivenFields, resolve: (from: Given) => Resolved): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, from]) => {
    const r = resolve(from);
    return r.is === 'known' ? [[name, r.value]] : [];
  }));
}

function resolved(from: Given, program: Program, around: Surroundings, rule: FollowsRule, env: Env, entry: Entry): Resolved {
  switch (from.is) {
    case 'value':
      return { is: 'known', value: from.value };
    case 'field':
      return ifKnown(entry.data[from.name]);
    case 'fact': {
      const fact = program.subjects[rule.subject].slots.facts[from.slot]!;
      return ifKnown(fact.value(env.facts[from.slot], env.day));
    }
    case 'lines': {
      const lines = from.lines.flatMap((line) => filled(line, entry) ?? []);
      return ifKnown(lines.length === 0 ? undefined : lines.join('\n'));
    }
    case 'holder': {
      const area = resolved(from.area, program, around, rule, env, entry);
      if (area.is !== 'known' || typeof area.value !== 'string') return { is: 'open', why: 'the area is not known' };
      const holder = holderOf(program, around.holdings ?? [], from.role, area.value, entry.occurredOn);
      return holder.is === 'one' ? { is: 'known', value: holder.worker } : { is: 'open', why: holder.why };
    }
    case 'why':
      return { is: 'unknown' };
  }
}

function ifKnown(value: unknown): Resolved {
  return value === undefined || (typeof value === 'string' && value.trim() === '') ? { is: 'unknown' } : { is: 'known', value };
}

/** A line with the fields of the entry in it; none if one of them is empty. */
function filled(line: string, entry: Entry): string | undefined {
  let empty = false;
  const text = line.replace(/\{field ([\w-]+)\}/g, (_, name: string) => {
    const value = entry.data[name];
    if (value === undefined || value === '') empty = true;
    return String(value);
  });
  return empty ? undefined : text;
}

/** Those about whom something may have followed from the entries that a command corrects: what is on record about them is needed to put it right. */
export function followedAbout(program: Program, known: readonly Entry[], command: Pick<Command, 'records'>): readonly Subject[] {
  const about = command.records.flatMap((r) => {
    const rules = r.supersedes === undefined ? [] : program.rules.follows.filter((f) => f.about !== undefined && f.on.some((e) => e.kind === r.kind));
    return rules.flatMap((f) => [...versionsBefore(known, r.supersedes), r].flatMap(({ data }): readonly Subject[] => {
      const whom = data[f.about ?? ''];
      const kind = kindOf(f.record)?.subject;
      return typeof whom === 'string' && kind !== undefined ? [{ kind, id: id<SubjectId>(whom) }] : [];
    }));
  });
  return [...new Map(about.map((a) => [`${a.kind} ${a.id}`, a] as const)).values()];
}

/** What followed the entry that is corrected, put right: replaced, withdrawn, or left as it is if nothing in it changes. */
function corrected(rule: FollowsRule, entries: readonly Entry[], entry: Entry, fresh: DecidedRecord | undefined, beside: readonly Entry[]): DecidedRecord[] {
  // What stands on somebody else's chronology is looked for there.
  const there = rule.about === undefined ? entries : beside;
  const first = versionsBefore(entries, entry.supersedes).map((v) => followedBy(rule, v, there)).find((e) => e !== undefined);
  const now = first === undefined ? undefined : standingNow(there, first);
  if (now === undefined || first === undefined) return fresh ? [fresh] : [];
  const reason = entry.reason === undefined ? {} : { reason: entry.reason };
  const subject = rule.about === undefined ? {} : { subject: now.subject };
  if (fresh?.kind === now.kind && (fresh.subject === undefined || fresh.subject.id === now.subject.id)) {
    const same = (e: Entry): boolean => e.occurredOn === fresh.occurredOn && e.occurredAt === fresh.occurredAt && JSON.stringify(e.data) === JSON.stringify(fresh.data);
    // What somebody has put right in it stays right, unless the correction changes just that.
    return same(now) || (now !== first && same(first)) ? [] : [{ ...fresh, supersedes: now.id, ...reason }];
  }
  const gone: DecidedRecord = { kind: now.kind, data: now.data, occurredOn: now.occurredOn, withdrawn: true, supersedes: now.id, ...subject, ...reason, marks: [], tell: [] };
  return fresh ? [gone, fresh] : [gone];
}

/** An entry with those that it corrected, the latest first. */
function versionsBefore(entries: readonly Entry[], of: string | undefined): readonly Entry[] {
  const out: Entry[] = [];
  for (let at = entries.find((e) => e.id === of); at !== undefined; at = entries.find((e) => e.id === at?.supersedes)) out.push(at);
  return out;
}

/** The entry that this rule wrote with another: in the same act, and after it if it is of the same chronology. */
function followedBy(rule: FollowsRule, with_: Entry, there: readonly Entry[]): Entry | undefined {
  return there.find((e) => e.act === with_.act && (rule.about !== undefined || e.seq > with_.seq) && (e.kind === rule.record || e.kind === rule.otherwise?.record));
}

function standingNow(entries: readonly Entry[], entry: Entry): Entry | undefined {
  let at = entry;
  for (let next = replacedBy(entries, at.id); next !== undefined; next = replacedBy(entries, at.id)) at = next;
  return at.withdrawn === true ? undefined : at;
}

/** What is written down late may change what later entries changed: what follows from those only now is written for their days. */
function laterOnes(ground: Ground, known: readonly Entry[], entry: Entry): DecidedRecord[] {
  const rules = ground.program.rules.follows.filter((r) => r.about === undefined && r.changes.length > 0);
  if (rules.length === 0) return [];
  const later = standing(known).filter((e) => e.occurredOn > entry.occurredOn && e.id !== entry.supersedes && rules.some((r) => r.on.some((o) => o.kind === e.kind)));
  return later.flatMap((e) => {
    const others = known.filter((x) => x.id !== e.id);
    return rules.filter((r) => r.on.some((o) => o.kind === e.kind)).flatMap((rule) => {
      if (followedBy(rule, e, known) !== undefined) return [];
      const now = freshOf(ground, rule, [...others, entry], e);
      return now !== undefined && freshOf(ground, rule, others, e) === undefined ? [now] : [];
    });
  });
}
