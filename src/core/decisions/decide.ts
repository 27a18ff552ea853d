import type { PlainDate } from '../values/plain-date.ts';
import { id, type EntryId } from '../values/ids.ts';
import { roleInSentence, roleLabel } from '../access/roles.ts';
import { broughtIn, type Entry } from '../chronology/entry.ts';
import { standsOn, type Kind, type WorkingOut } from '../chronology/kind.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { firstOfChain, replacedBy } from '../chronology/resolve.ts';
import { validateData } from '../chronology/validate.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { BarRule } from '../policy/words/bar.ts';
import { judgeSitting } from '../meetings/judge-sitting.ts';
import { sittingState } from '../meetings/sitting-state.ts';
import type { Command, DecidedRecord, Decision, FieldFault, NewRecord, Objection } from './command.ts';
import { correctionsOwed } from './corrections-owed.ts';
import { followsFrom } from './follows.ts';
import { actsItself, missingFor, type Missing } from './needs.ts';
import { viewRating } from './rate.ts';
import { ruleSubject, standAt } from './stand-at.ts';
import { writtenWith } from './written-with.ts';

export { standAt } from './stand-at.ts';

type Tell = DecidedRecord['tell'][number];

/** What the rules said of one record. */
interface Findings {
  readonly refused: Objection[];
  readonly asked: Objection[];
  readonly held: (Objection & { readonly by: Missing['agreement'] })[];
  readonly notes: Objection[];
  readonly marks: string[];
  readonly tell: Tell[];
}

/**
 * Decides what a command may do: accepted with the entries to write, or what stands in the way and what would
 * satisfy it. Pure: the same chronology, policy and day give the same decision, live, on import and at a meeting's close.
 *
 * @param entries the subject's whole chronology, whatever the author may see of it
 * @param today the day on which it is recorded
 * @param beside what is on record about those whom `followedAbout` names, where the command corrects something
 */
export function decide(program: Program, entries: readonly Entry[], command: Command, around: Surroundings, today: PlainDate, beside: readonly Entry[] = []): Decision {
  const faults: FieldFault[] = [];
  const all: Findings = { refused: [], asked: [], held: [], notes: [], marks: [], tell: [] };
  const decided: DecidedRecord[] = [];
  let known = entries;
  for (const [index, record] of command.records.entries()) {
    const kind = kindOf(record.kind);
    if (kind === undefined || !standsOn(kind, command.subject.kind)) {
      faults.push({ record: index, field: 'kind', value: record.kind, expected: `a kind of entry about a ${command.subject.kind}` });
      continue;
    }
    const wrong = faultsOf(kind, record, index, today, known);
    if (wrong.length > 0) {
      faults.push(...wrong);
      continue;
    }
    const conflict = conflictOf(record, known);
    if (conflict) return conflict;
    const unauthorised = authorOf(program, kind, command);
    if (unauthorised) return unauthorised;
    const approval = approvalFor(kind, record, command);
    if (approval) all.held.push(approval);
    const findings = judge(program, known, record, command, around, today);
    for (const key of ['refused', 'asked', 'notes', 'tell'] as const) (all[key] as unknown[]).push(...findings[key]);
    all.held.push(...findings.held);
    decided.push({ ...record, marks: findings.marks, tell: findings.tell });
    // What was written with it where it comes from comes by itself.
    const written = command.source === 'transfer' ? [] : writtenWith(record, known, findings.marks);
    decided.push(...written);
    for (const r of [record, ...written]) {
      const entry = provisional(r, command, decided.length);
      decided.push(...followsFrom(program, known, entry, command, around, today, beside));
      if (r === record) known = [...known, entry];
    }
    if (!broughtIn(command.source)) decided.push(...correctionsOwed(record, entries, today));
  }
  if (faults.length > 0) return { outcome: 'invalid', faults };
  if (all.refused.length > 0) return { outcome: 'refused', objections: all.refused };
  if (all.asked.length > 0) return { outcome: 'asked', questions: all.asked };
  if (all.held.length > 0) {
    const awaits = [...new Set(all.held.flatMap((h) => h.by ?? []))];
    return { outcome: 'held', objections: all.held.map(({ by: _by, ...o }) => o), awaits };
  }
  return { outcome: 'accepted', records: decided, notes: all.notes };
}

function faultsOf(kind: Kind, record: NewRecord, index: number, today: PlainDate, known: readonly Entry[]): FieldFault[] {
  const out: FieldFault[] = [];
  if (record.occurredOn > today && kind.mayLieAhead !== true) {
    out.push({ record: index, field: 'occurredOn', value: record.occurredOn, expected: 'the day on which it happened, not later than today' });
  }
  if (record.withdrawn === true || record.supersedes !== undefined) {
    if ((record.reason ?? '').trim() === '') out.push({ record: index, field: 'reason', value: '', expected: 'why the entry is corrected' });
  }
  if (record.withdrawn === true) return out;
  out.push(...changedThough(kind, record, known).map((field) => ({ record: index, field, value: String(record.data[field]), expected: 'the same as before; to change it, withdraw this entry and record it anew' })));
  return [...out, ...validateData(kind, record.data, { today, occurredOn: record.occurredOn }).map((f) => ({ record: index, ...f }))];
}

/** Fields that a correction changes and may not: who may see a document, the file itself. */
function changedThough(kind: Kind, record: NewRecord, known: readonly Entry[]): readonly string[] {
  const before = record.supersedes === undefined ? undefined : known.find((e) => e.id === record.supersedes);
  return before === undefined ? [] : (kind.fixed ?? []).filter((field) => inOrder(before.data[field]) !== inOrder(record.data[field]));
}

/** A value as text, whatever the order in which its parts were written. */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, inOrder(part)]));
}

/** An entry is superseded at most once: a second corrector is shown the first. */
function conflictOf(record: NewRecord, entries: readonly Entry[]): Decision | undefined {
  if (record.supersedes === undefined) return undefined;
  const first = replacedBy(entries, record.supersedes);
  if (first) return { outcome: 'conflict', with: [first.id], why: 'This entry has already been corrected' };
  if (!entries.some((e) => e.id === record.supersedes)) return { outcome: 'conflict', with: [], why: 'The entry to correct is not on this record' };
  return undefined;
}

function authorOf(program: Program, kind: Kind, command: Command): Decision | undefined {
  if (command.source !== 'live') return undefined;
  const { role } = command.actor;
  const rule = program.rules.author.find((a) => a.kinds.includes(kind.name));
  if (rule && !rule.by.includes(role)) {
    const wants = `the ${rule.by.map((r) => roleInSentence(r)).join(' or ')} records this`;
    return { outcome: 'refused', objections: [{ clause: rule.clause, says: rule.says, wants }], ...(rule.offer ? { offer: rule.offer } : {}) };
  }
  if (rule === undefined && kind.recordedBy !== 'anyone' && !kind.recordedBy.includes(role)) {
    const wants = `${kind.label} is recorded by: ${kind.recordedBy.map((r) => roleLabel(r)).join(', ')}`;
    return { outcome: 'refused', objections: [{ clause: '', says: 'Who may record this', wants }] };
  }
  return undefined;
}

/** What a kind itself asks somebody else to agree to (a moved date, a lifted duty). What was brought in has been agreed elsewhere. */
function approvalFor(kind: Kind, record: NewRecord, command: Command): Findings['held'][number] | undefined {
  const roles = record.withdrawn === true || broughtIn(command.source) ? undefined : kind.approvedBy?.(record.data as never);
  if (roles === undefined || roles.some((r) => actsItself(command.actor, r)) || command.agreements.some((a) => roles.includes(a.role))) return undefined;
  return { clause: '', says: `${kind.label}: somebody else agrees to this`, wants: `the agreement of the ${roles.map((r) => roleInSentence(r)).join(' or the ')}`, by: roles };
}

/** Folds the chronology up to the record's own day and asks every rule that concerns it. */
function judge(program: Program, entries: readonly Entry[], record: NewRecord, command: Command, around: Surroundings, today: PlainDate): Findings {
  const out: Findings = { refused: [], asked: [], held: [], notes: [], marks: [], tell: [] };
  if (record.withdrawn === true) return out;
  if (command.subject.kind === 'sitting') judgeBySitting(program, entries, record, command, out);
  if (!kindsJudged(program).has(record.kind)) return out;
  const env = standAt(program, entries, record, around, command.subject.kind);
  const worked = kindOf(record.kind)?.worksOut?.from(record.data, workingOut(entries, record, command));
  // When what is brought in was written down where it comes from is not known: it is not late for having been brought in.
  const recorded = broughtIn(command.source) ? {} : firstRecorded(entries, record, today);
  env.entry = { kind: record.kind, data: { ...record.data, ...worked }, recordedAs: command.actor.role, agreedBy: [command.actor.role, ...command.agreements.map((a) => a.role)], ...recorded, ...(record.of === undefined ? {} : { of: record.of }) };
  const happened = record.happened === true || broughtIn(command.source);
  for (const bar of program.rules.bar) {
    if (bar.about !== ruleSubject(command.subject.kind) || !bar.on.some((e) => e.kind === record.kind && e.matches(env)) || !(bar.when?.test(env) ?? true)) continue;
    const missing = missingFor(bar.needs, env, command);
    if (missing.length > 0) apply(bar, missing, happened, command, out);
  }
  if (!happened) compareRating(program, record, command, env, out);
  for (const m of program.rules.mark) {
    if (m.on.some((e) => e.kind === record.kind && e.matches(env)) && (m.when?.test(env) ?? true)) out.marks.push(m.mark);
  }
  return out;
}

/** From what a kind works out its further fields. */
function workingOut(entries: readonly Entry[], record: NewRecord, { actor }: Command): WorkingOut {
  return {
    entries, agency: actor.agency, worker: actor.worker, on: record.occurredOn,
    ...(record.occurredAt === undefined ? {} : { at: record.occurredAt }),
    ...(record.of === undefined ? {} : { of: record.of }),
  };
}

/** When it was entered; of a correction when what it corrects was first entered, so that nothing is late that was entered in time. */
function firstRecorded(entries: readonly Entry[], { supersedes }: NewRecord, today: PlainDate): { readonly recordedAt?: string } {
  if (supersedes === undefined) return { recordedAt: today };
  const first = firstOfChain(entries)(id<EntryId>(supersedes));
  const entry = entries.find((e) => e.id === first);
  if (entry === undefined) return { recordedAt: today };
  return broughtIn(entry.source) ? {} : { recordedAt: entry.recordedAt };
}

/** What the rules of the meeting say of it: who may take the chair, who had to be there, what is still open at the close. */
function judgeBySitting(program: Program, entries: readonly Entry[], record: NewRecord, command: Command, out: Findings): void {
  const found = judgeSitting(program, sittingState([...entries, provisional(record, command, 0)]), record.kind, record.data);
  out.marks.push(...found.marks);
  if (record.happened === true || broughtIn(command.source)) return;
  out.refused.push(...found.refused);
  out.asked.push(...found.asked.filter((o) => (command.answers[o.clause] ?? '').trim() === ''));
}

const JUDGED = new WeakMap<Program, ReadonlySet<string>>();

/** The kinds of entry about which a rule says something when they are recorded: for any other nothing need be folded. */
function kindsJudged(program: Program): ReadonlySet<string> {
  const known = JUDGED.get(program);
  if (known) return known;
  const kinds = new Set([...[...program.rules.bar, ...program.rules.mark].flatMap((r) => r.on.map((e) => e.kind)), ...program.rules.rating.map((r) => r.source.of)]);
  JUDGED.set(program, kinds);
  return kinds;
}

function apply(bar: BarRule, missing: readonly Missing[], happened: boolean, command: Command, out: Findings): void {
  const objections = missing.map((m) => ({ clause: bar.clause, says: bar.says, wants: m.wants, ...(m.field === undefined ? {} : { field: m.field }) }));
  if (happened) {
    const then = bar.source['if-it-happened'];
    if (then) {
      out.marks.push(then.mark);
      out.tell.push(...then.tell.map((role) => ({ role, clause: bar.clause, about: then.mark })));
    }
    return;
  }
  switch (bar.effect) {
    case 'refuse':
      out.refused.push(...objections);
      return;
    case 'hold':
      out.held.push(...objections.map((o, i) => ({ ...o, by: missing[i]!.agreement })));
      return;
    case 'ask':
      if ((command.answers[bar.clause] ?? '').trim() === '') out.asked.push(...objections);
      return;
    case 'show':
      out.notes.push(...objections);
      return;
  }
}

/** Where the choice and the criteria point apart, people choose and say why. */
function compareRating(program: Program, record: NewRecord, command: Command, env: Env, out: Findings): void {
  const view = viewRating(program, record.kind, env, record.data);
  const { rule, pointsTo } = view;
  if (!rule || pointsTo === undefined) return;
  const chosen = record.data[rule.source.field];
  if (chosen === pointsTo) return;
  const reason = command.answers[rule.clause] ?? record.data['reason'];
  if (typeof reason === 'string' && reason.trim() !== '') return;
  const elsewhere = view.criteria.filter((c) => c.met && c.value === pointsTo);
  const objections = elsewhere.map((c) => ({ clause: c.clause, says: c.title, wants: `a reason, because this criterion points to ${pointsTo}`, field: 'reason' }));
  if (rule.source.differs === 'refuse') out.refused.push(...objections);
  else if (rule.source.differs === 'show') out.notes.push(...objections);
  else out.asked.push(...objections);
}

/** A record as later records of the same act see it. */
function provisional(record: NewRecord, command: Command, n: number): Entry {
  return {
    id: record.arriving?.id ?? id<EntryId>(`new-${n}`),
    seq: Number.MAX_SAFE_INTEGER,
    service: command.actor.service,
    subject: command.subject,
    act: id(command.id),
    kind: record.kind,
    data: record.data,
    occurredOn: record.occurredOn,
    recordedAt: '',
    recordedBy: command.actor.worker,
    recordedAs: command.actor.role,
    agency: command.actor.agency,
    compartment: 'case',
    source: command.source,
    ...(record.occurredAt === undefined ? {} : { occurredAt: record.occurredAt }),
    ...(record.arriving === undefined || record.of === undefined ? {} : { of: record.of }),
    ...(record.supersedes === undefined ? {} : { supersedes: record.supersedes }),
    ...(record.withdrawn === undefined ? {} : { withdrawn: record.withdrawn }),
    ...(record.reason === undefined ? {} : { reason: record.reason }),
  };
}
