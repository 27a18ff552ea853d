import { id, type EntryId } from '../values/ids.ts';
import { englandBankHolidays } from '../values/bank-holidays.ts';
import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import type { Role } from '../access/roles.ts';
import type { Entry, Subject, SubjectKind } from '../chronology/entry.ts';
import { compartmentOf, standsOn } from '../chronology/kind.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { standing } from '../chronology/resolve.ts';
import type { Agreement, Command, DecidedRecord, Decision } from '../decisions/command.ts';
import { decide } from '../decisions/decide.ts';
import { followedAbout } from '../decisions/follows.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Program } from '../policy/program.ts';
import { holdingsOf, type Holding } from '../posts/holder.ts';
import type { Example, GivenRecord } from './format.ts';

/** The child of an example that names none. */
export const ONLY_CHILD = 'child';

/** The agency of whoever records in an example that names none: the service's own. */
export const OWN_AGENCY = 'yos';

/** The calendar of an example: England's bank holidays of the years around, or the days that it names. */
export function calendarOf(example: Example): WorkingCalendar {
  const named = example['bank-holidays'];
  if (named !== 'England') return new WorkingCalendar(named.map((d) => [plainDate(d), 'bank holiday'] as const));
  const years = [...new Set(JSON.stringify(example).match(/\b(?:19|20)\d\d(?=-\d\d-\d\d)/g) ?? [])].map(Number);
  const from = Math.min(...years) - 1;
  const to = Math.max(...years) + 1;
  return new WorkingCalendar(Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((y) => englandBankHolidays(y)));
}

/** The chronologies of an example, grown record by record through the same `decide` that the program uses. */
export class World {
  readonly around: Surroundings;
  readonly #program: (day: PlainDate) => Program;
  readonly #chronologies = new Map<string, Entry[]>();
  readonly #called = new Map<string, EntryId>();
  /** who holds the posts of the units, as their chronologies say */
  readonly #holdings: Holding[] = [];
  #seq = 0;

  /** @param program the policy in force on a day */
  constructor(program: (day: PlainDate) => Program, example: Example, calendar: WorkingCalendar) {
    this.#program = program;
    this.around = {
      calendar,
      settings: example.settings ?? {},
      holdings: this.#holdings,
      ...(example.areas === undefined ? {} : { areas: example.areas }),
      sittings: example.sittings.map((s) => ({ id: s.called ?? `${s.meeting} ${s.on}`, meeting: s.meeting, on: plainDate(s.on), ...(s.place === undefined ? {} : { place: s.place }), ...(s.full === undefined ? {} : { full: s.full }) })).sort((a, b) => (a.on < b.on ? -1 : 1)),
      ...(example['go-live'] === undefined ? {} : { goLive: plainDate(example['go-live']) }),
    };
  }

  entries(of: string): readonly Entry[] {
    return this.#chronologies.get(of) ?? [];
  }

  get children(): readonly string[] {
    return this.of('child');
  }

  /** The subjects of a kind that have something on record. */
  of(about: SubjectKind): readonly string[] {
    return [...this.#chronologies.keys()].filter((k) => this.entries(k)[0]?.subject.kind === about);
  }

  /** Decides about a record and, if it is accepted, writes it. A held decision writes nothing. */
  record(r: GivenRecord): Decision {
    const kind = kindOf(r.record);
    const home = r.sitting ?? r.worker ?? r.person ?? r.unit ?? r.child ?? ONLY_CHILD;
    const said = (['sitting', 'worker', 'person', 'unit'] as const).find((k) => r[k] !== undefined);
    const subject: Subject = { kind: said !== undefined && kind !== undefined && standsOn(kind, said) ? said : (kind?.subject ?? 'child'), id: id(home) };
    const known = this.entries(home);
    const command = this.#command(r, subject, known);
    const today = plainDate(r['recorded-on'] ?? r.on);
    const program = this.#program(today);
    const decision = decide(program, known, command, this.around, today, followedAbout(program, known, command).flatMap((s) => this.entries(s.id)));
    if (decision.outcome === 'accepted') this.#write(home, command, decision.records, r);
    return decision;
  }

  #command(r: GivenRecord, subject: Subject, known: readonly Entry[]): Command {
    const role: Role = r.as ?? 'team-manager';
    const of = r.of === undefined ? undefined : this.#find(r.of, known);
    const supersedes = r.supersedes === undefined ? undefined : this.#find(r.supersedes, known);
    return {
      id: id(`command-${this.#seq}`),
      actor: { worker: id(r.by ?? holderOf(known, role) ?? role), name: role, role, roles: [role], agency: id(r.agency ?? OWN_AGENCY), service: id('service') },
      subject,
      source: r.source ?? 'live',
      answers: r.answers,
      agreements: r.agreements.map((a): Agreement => ({ by: id(`agreed ${a}`), name: a, role: a, on: plainDate(r.on) })),
      records: [
        {
          kind: r.record,
          data: this.#named(withPeriods(r)) as Record<string, unknown>,
          occurredOn: plainDate(r.on),
          ...(r.at === undefined ? {} : { occurredAt: r.at }),
          ...(of === undefined ? {} : { of }),
          ...(supersedes === undefined ? {} : { supersedes }),
          ...(r.withdrawn === undefined ? {} : { withdrawn: r.withdrawn }),
          ...(r.reason === undefined ? {} : { reason: r.reason }),
          ...(r.happened === undefined ? {} : { happened: r.happened }),
        },
      ],
    };
  }

  /** "@curfew" anywhere in what is recorded stands for the entry that the example called so. */
  #named(value: unknown): unknown {
    if (typeof value === 'string') return value.startsWith('@') ? (this.#called.get(value.slice(1)) ?? value) : value;
    if (Array.isArray(value)) return value.map((v) => this.#named(v));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, this.#named(v)]));
  }

  /** An entry by the name that the example gave it, or the latest of a kind. */
  #find(name: string, known: readonly Entry[]): EntryId {
    return this.#called.get(name) ?? known.filter((e) => e.kind === name).at(-1)?.id ?? id(`nothing called ${name}`);
  }

  #write(home: string, command: Command, records: readonly DecidedRecord[], r: GivenRecord): void {
    records.forEach((d, i) => {
      const at = d.subject?.id ?? home;
      const list = this.#chronologies.get(at) ?? [];
      this.#chronologies.set(at, list);
      this.#seq += 1;
      const entry: Entry = {
        id: id(`entry-${this.#seq}`),
        seq: this.#seq,
        service: command.actor.service,
        subject: d.subject ?? command.subject,
        act: id(command.id),
        kind: d.kind,
        data: d.data,
        occurredOn: d.occurredOn,
        recordedAt: `${r['recorded-on'] ?? r.on}T${r['recorded-on'] === undefined ? (r.at ?? '12:00') : '12:00'}:00Z`,
        recordedBy: command.actor.worker,
        recordedAs: command.actor.role,
        agency: command.actor.agency,
        compartment: compartmentOf(kindOf(d.kind), d.data),
        source: command.source,
        ...(d.occurredAt === undefined ? {} : { occurredAt: d.occurredAt }),
        ...(d.of === undefined ? {} : { of: d.of }),
        ...(d.supersedes === undefined ? {} : { supersedes: d.supersedes }),
        ...(d.withdrawn === undefined ? {} : { withdrawn: d.withdrawn }),
        ...(d.reason === undefined ? {} : { reason: d.reason }),
        ...(d.marks.length === 0 ? {} : { marks: d.marks }),
      };
      list.push(entry);
      if (i === 0 && r.called !== undefined) this.#called.set(r.called, entry.id);
    });
    if (command.subject.kind === 'unit') this.#holdings.splice(0, Infinity, ...this.of('unit').flatMap((unit) => holdingsOf(unit, this.entries(unit))));
  }
}

const PERIOD = /^(\d+) (working day|day|week|month|year)s?$/;

/** A period is written as text in an example ("1 week"). */
function withPeriods(r: GivenRecord): Record<string, unknown> {
  const fields = kindOf(r.record)?.fields ?? {};
  return Object.fromEntries(
    Object.entries(r.with).map(([name, value]) => {
      const m = fields[name]?.type.is === 'period' && typeof value === 'string' ? PERIOD.exec(value) : null;
      return [name, m ? { n: Number(m[1]), unit: m[2] } : value];
    }),
  );
}

/** The day of an example's reading: the one that it names, or the day of what happens, or of the last that is given. */
export function readingDay(example: Example): PlainDate {
  const last = example.given.reduce<string | undefined>((latest, g) => (latest === undefined || g.on > latest ? g.on : latest), undefined);
  return plainDate(example.today ?? example.when?.on ?? last ?? '2000-01-01');
}

/** Who is allocated for a role on a chronology: they are meant where an example says only the role. */
function holderOf(known: readonly Entry[], role: Role): string | undefined {
  const last = standing(known).filter((e) => (e.kind === 'allocation.made' || e.kind === 'allocation.ended') && e.data['role'] === role).at(-1);
  return last?.kind === 'allocation.made' && typeof last.data['worker'] === 'string' ? last.data['worker'] : undefined;
}
