import { isRole, roleLabel, type Role } from '../access/roles.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Program } from './program.ts';
import type { BarSource, ClauseSource, ConsiderationSource, DutySource, MeetingSource, NeedsSource, SettingSource } from './format.ts';
import { describeCondition, describeEvent } from './expression/render.ts';
import { parseEvent, parseExpression } from './expression/parse.ts';
import { conditionOf } from './level.ts';

/** One clause as a page can show it: what it says, where that stands, how it is read, and what the program does about it. */
export interface ClauseInWords {
  readonly id: string;
  readonly says: string;
  readonly cites: string;
  readonly reading?: string;
  readonly sentences: readonly string[];
  readonly file: string;
  readonly line: number;
}

export interface PolicyInWords {
  readonly title: string;
  readonly source: string;
  readonly inForceFrom: string;
  readonly settings: readonly { readonly name: string; readonly label: string; readonly value: string; readonly reading?: string }[];
  readonly clauses: readonly ClauseInWords[];
}

/** The whole policy in plain English, made from the very rules that run, so that a practice manager can compare it with the source. */
export function describePolicy(program: Program): PolicyInWords {
  const words = new Words(program.settings);
  return {
    title: program.title,
    source: program.source,
    inForceFrom: program.inForceFrom,
    settings: Object.entries(program.settings).map(([name, s]) => ({ name, label: s.label, value: s.value, ...(s.reading === undefined ? {} : { reading: s.reading }) })),
    clauses: [...program.clauses].sort((a, b) => byId(a.id, b.id)).map((c) => ({
      id: c.id,
      says: c.says,
      cites: c.cites,
      ...(c.reading === undefined ? {} : { reading: c.reading }),
      sentences: sentencesOf(c, words),
      file: c.file,
      line: c.line,
    })),
  };
}

/** Ids in the order of their numbers: 4.2 before 4.10. */
function byId(a: string, b: string): number {
  const parts = (x: string): number[] => (x.match(/\d+/g) ?? []).map(Number);
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) if ((x[i] ?? -1) !== (y[i] ?? -1)) return (x[i] ?? -1) - (y[i] ?? -1);
  return 0;
}

/** Renders texts of the format; settings are shown with their values. */
class Words {
  readonly #settings: Readonly<Record<string, SettingSource>>;
  constructor(settings: Readonly<Record<string, SettingSource>>) {
    this.#settings = settings;
  }

  /** @param kind the kind of entry whose fields the condition may name */
  condition(text: string, kind?: string): string {
    const read = parseExpression(this.#filled(text));
    return read.ok ? describeCondition(read.value, undefined, kind) : text;
  }

  event(text: string): string {
    const read = parseEvent(this.#filled(text));
    return read.ok ? describeEvent(read.value) : text;
  }

  events(texts: readonly string[]): string {
    return texts.map((t) => this.event(t)).join(' or ');
  }

  length(text: string): string {
    if (text.startsWith('setting ')) return `${this.#settings[text.slice(8)]?.value ?? '?'} (a setting of the service)`;
    if (text.startsWith('fact ')) return `the time fixed on the case (${text.slice(5)})`;
    return text;
  }

  #filled(text: string): string {
    return text.replace(/\{([\w-]+)\}/g, (_, name: string) => this.#settings[name]?.value ?? '0');
  }
}

function sentencesOf(c: ClauseSource, w: Words): string[] {
  const level = c.level === undefined ? '' : ` on the ${c.level} list`;
  return [
    ...(c.duty ?? []).map((d) => dutySentence(d, level, w)),
    ...(c.consideration ?? []).map((x) => considerationSentence(x, level, w)),
    ...(c.bar ?? []).map((b) => barSentence(b, w)),
    ...(c.author ?? []).map((a) => `${a.of.map(kindLabel).join(' and ')} ${a.of.length > 1 ? 'are' : 'is'} recorded by the ${roles(a.by)}${a.offer ? `; others may: ${a.offer.label}` : ''}.`),
    ...(c.mark ?? []).map((m) => `${w.events(m.on)}${m.when === undefined ? '' : `, if ${w.condition(m.when)},`} is marked “${m.mark}”.`),
    ...(c.criterion ?? []).map((x) => `${capital(x.value)} is pointed to by “${x.title}”: ${w.condition(x.when, x.of)}.`),
    ...(c.rating ? [`${kindLabel(c.rating.of)}: ${c.rating['higher-wins'] ? 'with criteria of several values met the higher applies; ' : ''}where the choice differs from the criteria, ${EFFECT[c.rating.differs]}.`] : []),
    ...(c.levels ?? []).map((l) => `${l.title}: while ${w.condition(conditionOf(l))}.`),
    ...(c.proposal ?? []).map((p) => `${kindLabel(p.propose)} is proposed on the ground “${p.ground}” when ${w.condition(p.when)}. People decide.`),
    ...(c.pause ?? []).map((p) => `Duties tagged ${p.of.join(' and ')} pause while ${w.condition(p.while)}.`),
    ...(c.prompt ?? []).map((p) => `The ${role(p.owner)} is shown “${p.title}” while ${w.condition(p.when)}.`),
    ...(c.meeting ?? []).flatMap((m) => meetingSentences(m, w)),
    ...(c.list ?? []).map((l) => `${l.title}: those for whom ${w.condition(l.of)}${l.first === undefined ? '' : `, first those for whom ${w.condition(l.first)}`}.`),
    ...(c.record ?? []).map((r) => `${kindLabel(r.kind)} carries this record${r.fields.length === 0 ? '' : `: ${r.fields.map((f) => kindOf(r.kind)?.fields[f]?.label ?? f).join(', ')}`}.`),
    ...(c.terms ?? []).map((t) => `${t.term}: ${t.meaning}${t.aliases.length === 0 ? '' : ` (also written ${t.aliases.join(', ')})`}.`),
  ];
}

function dutySentence(d: DutySource, level: string, w: Words): string {
  const when = [
    d.starts === undefined ? undefined : `after ${w.events(d.starts)}`,
    d.when === undefined ? undefined : `if ${w.condition(d.when)}`,
    d.while === undefined ? undefined : `while ${w.condition(d.while)}`,
  ].filter((x) => x !== undefined);
  const limit =
    d.every !== undefined
      ? `every ${w.length(d.every)}`
      : d.before !== undefined
        ? `before ${d.before.startsWith('sitting of ') ? `the next ${d.before.slice(11).replaceAll('-', ' ')}` : d.before.slice(5)}`
        : d.within !== undefined
          ? d.within === 'at once' ? 'at once' : `within ${w.length(d.within)}`
          : 'with no limit: open until done';
  const proof = [
    ...(d['met-by'] === undefined ? [] : [w.events(d['met-by'])]),
    ...(d.until === undefined ? [] : [w.condition(d.until)]),
    ...(d.parts ?? []).map((p) => `${p.label} (${w.condition(p.until)})`),
  ].join(' and ');
  const each = d['to-each'] === undefined ? '' : `, for each of ${Array.isArray(d['to-each'].of) ? d['to-each'].of.map((x) => (isRole(x) ? role(x) : x.replaceAll('-', ' '))).join(', ') : d['to-each'].of.slice(5)}`;
  const after = d.after === undefined ? '' : ` If not (${w.condition(d.after.that)}), it counts and is marked “${d.after['else-mark']}”.`;
  return `The ${role(d.owner)}${level}: ${d.title}${when.length === 0 ? '' : `, ${when.join(', ')}`}; ${limit}${d.target === undefined ? '' : `, ${d.target === 'at once' ? 'better at once' : `better within ${w.length(d.target)}`}`}. Proved by ${proof}${each}.${after}`;
}

function considerationSentence(c: ConsiderationSource, level: string, w: Words): string {
  return `The ${role(c.owner)}${level} decides on “${c.title}” when ${w.condition(c.when)}, by recording ${kindLabel(c.decide)}${c['may-close-unconsidered'] ? '; it may be closed without considering, with a reason' : ''}.`;
}

const EFFECT = { refuse: 'it is refused', hold: 'it is held until that is there', ask: 'a reason is asked', show: 'that is shown' } as const;

function barSentence(b: BarSource, w: Words): string {
  const then = b['if-it-happened'];
  return `${w.events(b.on)}${b.when === undefined ? '' : `, if ${w.condition(b.when, b.on[0]?.split(' ')[0])},`} needs ${needs(b.needs)}; otherwise ${EFFECT[b.effect]}.${then === undefined ? '' : ` If it has happened already it is kept, marked “${then.mark}”${then.tell.length === 0 ? '' : `, and the ${roles(then.tell)} is told`}.`}`;
}

function needs(n: NeedsSource): string {
  if ('all' in n) return n.all.map(needs).join(' and ');
  if ('any' in n) return n.any.map(needs).join(' or ');
  return 'agreement' in n ? `the agreement of the ${role(n.agreement)}` : n.wants;
}

function meetingSentences(m: MeetingSource, w: Words): string[] {
  const name = m.title ?? m.name.replaceAll('-', ' ');
  return [
    ...(m.every === undefined ? [] : [`${capital(name)}: every ${w.length(m.every)}; a day that is not worked ${m.roll === 'earlier' ? 'comes forward' : m.roll === 'later' ? 'moves back' : 'stays'}.`]),
    ...(m['run-by'] === undefined ? [] : [`${capital(name)} is run by the ${roles(m['run-by'])}.`]),
    ...(m.seats ?? []).map((s) => `Seat of ${s.name}: ${roles(s.roles)}. If nobody sits there: ${s.missing}.`),
    ...(m.agenda ?? []).map((g) => `Agenda, place ${g.order}: ${g.title}, those for whom ${w.condition(g.when)}; each needs a ${g.needs}.`),
    ...(m['each-item'] === undefined ? [] : [`Each child on the agenda needs ${kindLabel(m['each-item'].needs)}${m['each-item'].carry ? ' or is carried over with reason and date' : ''}; otherwise ${EFFECT[m['each-item'].effect]}.`]),
    ...(m.ends === undefined ? [] : [`${kindLabel(m.ends.kind)} is decided here, with the ${role(m.ends.with)} or another manager.`]),
  ];
}

function kindLabel(name: string): string {
  return `“${kindOf(name)?.label ?? name}”`;
}

function role(r: Role): string {
  const label = roleLabel(r);
  // "Offender Management Coordinator" and "MAPPA manager" keep their capitals.
  return /^([A-Z]{2}|\S+ [A-Z])/.test(label) ? label : label.toLowerCase();
}

function roles(list: readonly Role[]): string {
  return list.map(role).join(', ').replace(/, ([^,]+)$/, ' or $1');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
