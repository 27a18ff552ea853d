import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { kindOf } from '../../chronology/kinds/index.ts';
import { both, type Condition, type Event } from '../expression/condition.ts';
import type { Sentences } from '../sentences.ts';
import type { Length, Path, Workbench } from '../workbench.ts';
import type { PauseRule } from './pause.ts';
import { about, condition, events, fill, length, role, word, type Place, type Rule, type RuleSubject } from './word.ts';

const limit = z.union([z.literal('at once'), length]);
/** "field due": what the entry that starts the duty says */
const ofField = z.string().regex(/^field [\w-]+$/, 'expected "field NAME"');

/**
 * Who owes it: a role; or whoever the starting entry names, by role or by person, and a role where it names nobody; or the very person
 * whom the rule is about, in whatever role they work.
 */
const owner = z.union([role, z.strictObject({ role: ofField.optional(), worker: ofField.optional(), otherwise: role }), z.strictObject({ themselves: z.literal(true), otherwise: role })]);

const schema = z.strictObject({
  /** may name fields of the entry that starts it, and its day: "Do: {field what}", "Present at the panel of {due}" */
  title: z.string(),
  about,
  /** the entry that starts it */
  starts: events.optional(),
  /** only if this holds at the start */
  when: condition.optional(),
  /** holds as long as this does; the level's condition, if the clause has a level */
  while: condition.optional(),
  /** the limit: a period, or "at once" */
  within: limit.optional(),
  /** "field due": the starting entry says by which day; "sitting of referral": at the first sitting with room after the start */
  due: z.string().regex(/^(field|sitting of) [\w-]+$/, 'expected "field NAME" or "sitting of MEETING"').optional(),
  /** a due day that is not worked moves on to the next that is */
  'moves-to': z.literal('next working day').optional(),
  /** answers to the entry that started it between which its clock stands still: something is asked back, and told */
  'stands-still': z.strictObject({ from: events, until: events }).optional(),
  /** an answer to the entry that started it from whose day the limit is counted anew */
  'counts-anew': events.optional(),
  /** an answer to the entry that started it that makes the limit longer, if it comes in time; otherwise it leaves a mark */
  'longer-after': z.strictObject({ on: events, by: length, 'else-mark': z.string() }).optional(),
  /** a stricter reading that is shown and not judged */
  target: limit.optional(),
  /** "sitting of rag-meeting", "fact custody.release" or "field hearing-on": due before that day */
  before: z.string().regex(/^(sitting of [\w-]+|fact [\w.-]+|field [\w-]+)$/, 'expected "sitting of MEETING", "fact NAME" or "field NAME"').optional(),
  /** offsets before the anchor */
  by: z.array(length).optional(),
  every: length.optional(),
  /** "fact visits.first": the first due day, where it is fixed on the case */
  first: z.string().regex(/^fact [\w.-]+$/).optional(),
  /** "fact assessed-on": the day from which the first turn of a rhythm counts, where it was done before the duty began */
  from: z.string().regex(/^fact [\w.-]+$/, 'expected "fact NAME"').optional(),
  /** an entry that would start it before its state holds waits for the state: a hearing listed before the child is DYO */
  waits: z.boolean().default(false),
  'met-by': events.optional(),
  /** "obligation.set": what leads back to the same entry of that kind, directly or through answers, proves it as well: however it was answered */
  'for-the-same': z.string().optional(),
  /** an entry that shows, on its due day or later, that it was not done: the turn is over and missed */
  'missed-by': events.optional(),
  /** a state of things that meets it */
  until: condition.optional(),
  parts: z.array(z.strictObject({ label: z.string(), until: condition })).optional(),
  'to-each': z
    .strictObject({
      /** the field of the proving entry that names whom or what it covers */
      field: z.string(),
      /** a fixed list, or "fact agencies" */
      of: z.union([z.array(z.string()).min(1), z.string().regex(/^fact [\w.-]+$/)]),
    })
    .optional(),
  /** only the first start counts while the state lasts */
  once: z.boolean().default(false),
  /** what must hold when it is proved; without it the proof counts and carries the mark */
  after: z.strictObject({ that: condition, 'else-mark': z.string() }).optional(),
  /** names under which other clauses speak of this duty: "contact-under-status" */
  tags: z.array(z.string()).default([]),
  owner,
  'paused-while': condition.optional(),
  except: condition.optional(),
  'waiting-on': z.string().optional(),
  grouped: z.enum(['area', 'sitting']).optional(),
  fill: fill.optional(),
  /** a new level that keeps the same work going does not start its clock anew */
  'carries-over': z.string().optional(),
  /** it must also be entered by hand in another system: which, and the text to copy, with fields of the starting entry */
  'second-entry': z.strictObject({ system: z.string(), text: z.string(), /** it settles something that was found to differ there */ mismatch: z.boolean().default(false) }).optional(),
  /** "1 working day": from so long before its day its owner is reminded; the day itself stays */
  remind: length.optional(),
});

export type DutySource = z.output<typeof schema>;

export type Anchor =
  | { readonly is: 'sitting'; readonly meeting: string }
  | { readonly is: 'fact'; readonly slot: number; readonly name: string }
  | { readonly is: 'field'; readonly name: string };

/** What answers to the entry that started a duty do to its clock. */
export interface AnswerRule {
  readonly stillFrom: readonly Event[];
  readonly stillUntil: readonly Event[];
  readonly anew: readonly Event[];
  readonly longer?: { readonly on: readonly Event[]; readonly by: Length; readonly elseMark: string };
}

/** The entries by which the clock of a duty is stopped, begun anew or made longer. */
export function answerEvents({ answers }: Pick<DutyRule, 'answers'>): readonly Event[] {
  return answers === undefined ? [] : [...answers.stillFrom, ...answers.stillUntil, ...answers.anew, ...(answers.longer?.on ?? [])];
}

export interface DutyRule extends Rule {
  readonly about: RuleSubject;
  /** place among the duties of its clause, from 0 */
  readonly index: number;
  readonly source: DutySource;
  readonly starts: readonly Event[];
  readonly when?: Condition;
  readonly while?: Condition;
  readonly within?: Length | 'at once';
  /** the field of the starting entry that says by which day */
  readonly due?: string;
  /** the meeting at whose next sitting it is due */
  readonly dueAt?: string;
  readonly target?: Length | 'at once';
  readonly before?: Anchor;
  /** what answers to its start do to its clock; absent: nothing */
  readonly answers?: AnswerRule;
  readonly by: readonly Length[];
  readonly remind?: Length;
  readonly every?: Length;
  readonly first?: number;
  readonly from?: number;
  readonly metBy: readonly Event[];
  readonly missedBy: readonly Event[];
  readonly until?: Condition;
  readonly parts: readonly { readonly label: string; readonly until: Condition }[];
  readonly toEach?: { readonly field: string; readonly of: readonly string[] | { readonly slot: number } };
  readonly after?: { readonly that: Condition; readonly mark: string };
  readonly owner: { readonly role: Role; readonly roleField?: string; readonly workerField?: string; readonly themselves?: true };
  /** what stops its clock, each with the clause that says so */
  readonly pauses: readonly PauseRule[];
  /** all fact and tracker slots whose change makes this rule look again */
  readonly facts: ReadonlySet<number>;
  readonly trackers: ReadonlySet<number>;
}

/** What somebody must do, by when. */
export const duty = word({
  key: 'duty',
  schema,
  prepare: (w, d) => d.tags.forEach((t) => w.tags.add(t)),
  compile: dutyRule,
  describe: (d, say, level) => [sentence(d, say, level)],
});

function dutyRule(w: Workbench, d: DutySource, place: Place): DutyRule {
  const { about: subject } = d;
  const at = (key: string): Path => [...place.path, key];
  const level = place.level === undefined ? undefined : w.level(['level'], place.level);
  if (d.starts === undefined && d.while === undefined && place.level === undefined) w.fault(place.path, 'a duty needs "starts", "while" or a level');
  if (d['met-by'] === undefined && d.until === undefined && d.parts === undefined) w.fault(place.path, 'a duty needs "met-by", "until" or "parts": what proves it');
  const condition_ = (key: 'when' | 'until' | 'paused-while' | 'while' | 'except'): Condition | undefined => (d[key] === undefined ? undefined : w.condition(at(key), d[key], subject));
  const except = condition_('except');
  const holds = [level, condition_('while')].filter((c): c is Condition => c !== undefined);
  const whileHolds = holds.length === 0 && except === undefined ? undefined : both(holds, except);
  const limitOf = (key: 'within' | 'target'): Length | 'at once' | undefined => {
    const text = d[key];
    return text === undefined ? undefined : text === 'at once' ? 'at once' : w.length(at(key), text, subject);
  };
  const remind = d.remind === undefined ? undefined : w.length(at('remind'), d.remind, subject);
  if (d['for-the-same'] !== undefined) w.kind(at('for-the-same'), d['for-the-same']);
  if (d['second-entry'] !== undefined) w.system([...at('second-entry'), 'system'], d['second-entry'].system);
  checkProof(w, d, at);
  const parts = (d.parts ?? []).map((p) => ({ label: p.label, until: w.condition(at('parts'), p.until, subject) }));
  const toEach = d['to-each'];
  const each = toEach === undefined ? undefined : typeof toEach.of === 'string' ? { slot: w.fact(at('to-each'), toEach.of.slice(5), subject) } : toEach.of;
  const until = condition_('until');
  const when = condition_('when');
  const own = condition_('paused-while');
  const pauses: PauseRule[] = [...(own ? [{ clause: place.clause, of: [], while: own }] : []), ...w.pauses.filter((p) => p.of.some((tag) => d.tags.includes(tag)))];
  const within = limitOf('within');
  const target = limitOf('target');
  const dueAt = d.due?.startsWith('sitting of ') ? d.due.slice(11) : undefined;
  if (dueAt !== undefined) w.meeting(at('due'), dueAt);
  const due = dueAt === undefined ? startingField(w, d, at('due'), d.due) : undefined;
  const before = anchorOf(w, at('before'), d, subject);
  const every = d.every === undefined ? undefined : w.length(at('every'), d.every, subject);
  const first = d.first === undefined ? undefined : w.fact(at('first'), d.first.slice(5), subject);
  const from = d.from === undefined ? undefined : w.dated(at('from'), d.from.slice(5), subject);
  const watched = [whileHolds, until, ...pauses.map((p) => p.while), ...parts.map((p) => p.until)].filter((c): c is Condition => c !== undefined);
  const extra = [
    ...(every?.is === 'fact' ? [every.slot] : []),
    ...(first === undefined ? [] : [first]),
    ...(before?.is === 'fact' ? [before.slot] : []),
    ...(each !== undefined && 'slot' in each ? [each.slot] : []),
  ];
  return {
    clause: place.clause,
    about: subject,
    index: place.index,
    source: d,
    starts: (d.starts ?? []).map((e) => w.event(at('starts'), e, subject)),
    ...(when ? { when } : {}),
    ...(whileHolds ? { while: whileHolds } : {}),
    ...(within === undefined ? {} : { within }),
    ...(due === undefined ? {} : { due }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(target === undefined ? {} : { target }),
    ...(before ? { before } : {}),
    ...answersOf(w, d, at),
    by: (d.by ?? []).map((b) => w.length(at('by'), b, subject)),
    ...(remind ? { remind } : {}),
    ...(every ? { every } : {}),
    ...(first === undefined ? {} : { first }),
    ...(from === undefined ? {} : { from }),
    missedBy: (d['missed-by'] ?? []).map((e) => w.event(at('missed-by'), e, subject)),
    metBy: (d['met-by'] ?? []).map((e) => w.event(at('met-by'), e, subject)),
    ...(until ? { until } : {}),
    parts,
    ...(toEach && each ? { toEach: { field: toEach.field, of: each } } : {}),
    ...(d.after ? { after: { that: w.condition(at('after'), d.after.that, subject), mark: d.after['else-mark'] } } : {}),
    owner: ownerOf(w, d, at('owner')),
    pauses,
    facts: new Set([...watched.flatMap((c) => [...c.facts]), ...extra]),
    trackers: new Set(watched.flatMap((c) => [...c.trackers])),
  };
}

/** The clock of a limit alone can be stopped, begun anew or made longer: what is due by a rhythm or before something is not. */
function answersOf(w: Workbench, d: DutySource, at: (key: string) => Path): { readonly answers?: AnswerRule } {
  const still = d['stands-still'];
  const longer = d['longer-after'];
  if (still === undefined && longer === undefined && d['counts-anew'] === undefined) return {};
  if (d.starts === undefined || d.within === undefined || d.every !== undefined) w.fault(at(still ? 'stands-still' : longer ? 'longer-after' : 'counts-anew'), 'the clock of a limit can be stopped or moved by answers; expected "starts" and "within", and no "every"');
  const events_ = (key: string, written: readonly string[] | undefined): readonly Event[] => (written ?? []).map((e) => w.event(at(key), e, d.about));
  return {
    answers: {
      stillFrom: events_('stands-still', still?.from),
      stillUntil: events_('stands-still', still?.until),
      anew: events_('counts-anew', d['counts-anew']),
      ...(longer === undefined ? {} : { longer: { on: events_('longer-after', longer.on), by: w.length(at('longer-after'), longer.by, d.about), elseMark: longer['else-mark'] } }),
    },
  };
}

function ownerOf(w: Workbench, d: DutySource, path: Path): DutyRule['owner'] {
  if (typeof d.owner === 'string') return { role: d.owner };
  if ('themselves' in d.owner) {
    if (d.about !== 'worker') w.fault(path, 'only somebody who works here owes something themselves; expected "about: worker"');
    return { role: d.owner.otherwise, themselves: true };
  }
  const roleField = startingField(w, d, path, d.owner.role);
  const workerField = startingField(w, d, path, d.owner.worker);
  return { role: d.owner.otherwise, ...(roleField === undefined ? {} : { roleField }), ...(workerField === undefined ? {} : { workerField }) };
}

/** The field that "field NAME" names, which every entry that starts the duty must have. */
function startingField(w: Workbench, d: DutySource, path: Path, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const name = text.slice('field '.length);
  if (d.starts === undefined) w.fault(path, `"${text}" is read from the entry that starts the duty; expected "starts"`);
  for (const e of d.starts ?? []) w.field(path, e.split(' ')[0] ?? '', name);
  return name;
}

/** What proves the duty must be able to: the fields that it fills in and the addressees that it names are those of the proving kinds. */
function checkProof(w: Workbench, d: DutySource, at: (key: string) => Path): void {
  const kinds = (d['met-by'] ?? []).map((e) => e.split(' ')[0] ?? '');
  const toEach = d['to-each'];
  // Of several kinds that prove it, what one of them has may be filled in.
  const fillable = (name: string): boolean => kinds.some((k) => Object.hasOwn(kindOf(k)?.fields ?? {}, name));
  for (const name of Object.keys(d.fill ?? {})) if (!fillable(name) && kinds[0] !== undefined) w.field(at('fill'), kinds[0], name);
  for (const kind of kinds) {
    if (toEach) {
      w.field(at('to-each'), kind, toEach.field);
      if (typeof toEach.of !== 'string') for (const one of toEach.of) w.value(at('to-each'), kind, toEach.field, one);
    }
  }
  for (const text of [d.title, d['second-entry']?.text ?? '']) {
    for (const [, name] of text.matchAll(/\{field ([\w-]+)\}/g)) for (const e of d.starts ?? []) w.field(at('title'), e.split(' ')[0] ?? '', name ?? '');
  }
}

function anchorOf(w: Workbench, path: Path, d: DutySource, subject: RuleSubject): Anchor | undefined {
  const text = d.before;
  if (text === undefined) return undefined;
  if (text.startsWith('sitting of ')) {
    const meeting = text.slice(11);
    w.meeting(path, meeting);
    return { is: 'sitting', meeting };
  }
  if (text.startsWith('field ')) {
    const name = startingField(w, d, path, text);
    return name === undefined ? undefined : { is: 'field', name };
  }
  return { is: 'fact', slot: w.fact(path, text.slice(5), subject), name: text.slice(5) };
}

function sentence(d: DutySource, say: Sentences, level: string): string {
  const when = [
    d.starts === undefined ? undefined : `after ${say.events(d.starts)}`,
    d.when === undefined ? undefined : `if ${say.condition(d.when)}`,
    d.while === undefined ? undefined : `while ${say.condition(d.while)}`,
  ].filter((x) => x !== undefined);
  const proof = [
    ...(d['met-by'] === undefined ? [] : [say.events(d['met-by'])]),
    ...(d.until === undefined ? [] : [say.condition(d.until)]),
    ...(d.parts ?? []).map((p) => `${p.label} (${say.condition(p.until)})`),
  ].join(' and ');
  const toEach = d['to-each'];
  const same = d['for-the-same'] === undefined ? '' : ` for the same ${say.kind(d['for-the-same'])}`;
  const each = toEach === undefined ? '' : `, for each of ${Array.isArray(toEach.of) ? toEach.of.map((x) => say.roleOrWord(x)).join(', ') : toEach.of.slice(5)}`;
  const missed = d['missed-by'] === undefined ? '' : ` Missed if, on that day or later, ${say.events(d['missed-by'])} is recorded.`;
  const after = d.after === undefined ? '' : ` If not (${say.condition(d.after.that)}), it counts and is marked “${d.after['else-mark']}”.`;
  const target = d.target === undefined ? '' : `, ${d.target === 'at once' ? 'better at once' : `better within ${say.length(d.target)}`}`;
  const second = d['second-entry'] === undefined ? '' : ` It is entered in ${d['second-entry'].system} as well.`;
  const who = typeof d.owner === 'string' ? `The ${say.role(d.owner)}` : 'themselves' in d.owner ? 'Each for themselves' : `Whoever the entry names, else the ${say.role(d.owner.otherwise)}`;
  const title = d.title.replace(/\{field ([\w-]+)\}/g, (_, name: string) => `(${name.replaceAll('-', ' ')})`).replaceAll('{due}', '(its day)');
  return `${who}${level}: ${title}${when.length === 0 ? '' : `, ${when.join(', ')}`}; ${limitInWords(d, say)}${clockInWords(d, say)}${target}. Proved by ${proof}${each}${same}.${missed}${after}${second}`;
}

function clockInWords(d: DutySource, say: Sentences): string {
  const still = d['stands-still'];
  const longer = d['longer-after'];
  return [
    d['moves-to'] === undefined ? '' : ', or on the next working day if that day is not worked',
    d['counts-anew'] === undefined ? '' : `, counted anew from ${say.events(d['counts-anew'])}`,
    still === undefined ? '' : `, the clock standing still from ${say.events(still.from)} until ${say.events(still.until)}`,
    longer === undefined ? '' : `, longer by ${say.length(longer.by)} after ${say.events(longer.on)}`,
  ].join('');
}

function limitInWords(d: DutySource, say: Sentences): string {
  if (d.every !== undefined) return `every ${say.length(d.every)}${d.from === undefined ? '' : `, counted from ${d.from.slice(5).replaceAll('-', ' ')}`}`;
  if (d.due?.startsWith('sitting of ')) return `at the next sitting of the ${d.due.slice(11).replaceAll('-', ' ')} with room`;
  if (d.due !== undefined) return `by the day that the entry gives (${d.due.slice(6).replaceAll('-', ' ')})`;
  if (d.before !== undefined) return `before ${d.before.startsWith('sitting of ') ? `the next ${d.before.slice(11).replaceAll('-', ' ')}` : d.before.replace(/^(fact|field) /, '').replaceAll('-', ' ')}`;
  if (d.within !== undefined) return d.within === 'at once' ? 'at once' : `within ${say.length(d.within)}`;
  return 'with no limit: open until done';
}
