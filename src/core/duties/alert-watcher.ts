import { inAnothersPlace } from '../access/standing-in.ts';
import { inWordsOf } from './occurrence.ts';
import type { EntryId } from '../values/ids.ts';
import type { Role } from '../access/roles.ts';
import type { Entry } from '../chronology/entry.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { AlertRule } from '../policy/words/alert.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Alert } from './duty.ts';
import type { Moment } from './pass.ts';
import type { VersionsOfPass } from './tenure.ts';

/** Who is still to read what: each entry that a rule tells of, for each role that has not said that it has seen it. */
export class AlertWatcher {
  readonly #rule: AlertRule;
  readonly #program: SubjectProgram;
  readonly #firstOf: (id: EntryId) => EntryId;
  readonly #versions: VersionsOfPass | undefined;
  #unseen: readonly { readonly alert: Alert; readonly seq: number }[] = [];

  constructor(rule: AlertRule, program: SubjectProgram, firstOf: (id: EntryId) => EntryId, versions?: VersionsOfPass) {
    this.#rule = rule;
    this.#program = program;
    this.#firstOf = firstOf;
    this.#versions = versions;
  }

  visit(env: Env, { entry }: Moment): void {
    if (entry === undefined) return;
    if (entry.kind === 'alert.seen' && inAnothersPlace(entry)) {
      // Read for oneself: whoever was away has not read it, and sees who has.
      this.#unseen = this.#unseen.map((u) => (u.alert.entry !== entry.of || u.seq > entry.seq || u.alert.owner !== entry.recordedAs ? u : { ...u, alert: { ...u.alert, readBy: [...(u.alert.readBy ?? []), { worker: entry.recordedBy, on: entry.occurredOn }] } }));
      return;
    }
    if (entry.kind === 'alert.seen') {
      // Who had read what was corrected afterwards has not read the correction.
      this.#unseen = this.#unseen.filter((u) => u.alert.entry !== entry.of || u.seq > entry.seq || !this.#isOf(env, u.alert.owner, entry));
      return;
    }
    const r = this.#rule;
    if (!r.on.some((e) => e.kind === entry.kind && e.matches(env)) || !(r.when?.test(env) ?? true)) return;
    if (this.#versions !== undefined && this.#versions.turnOf(this.#versions.tenureOf(r), env) !== 'now') return;
    const told = r.to.filter((role) => !this.#isOf(env, role, entry)).map((owner): Alert => ({
      key: `${r.clause}${r.index === 0 ? '' : `/${r.index + 1}`}:${this.#firstOf(entry.id)}:${owner}`,
      clause: r.clause, title: inWordsOf(r.title, entry), owner, entry: entry.id, kind: entry.kind, since: entry.occurredOn, recordedAt: entry.recordedAt, compartment: entry.compartment,
    }));
    this.#unseen = [...this.#unseen, ...told.map((alert) => ({ alert, seq: entry.seq }))];
  }

  /** Whether an entry is by whoever is told for the role: the person allocated, or anybody of the role where nobody is. */
  #isOf(env: Env, role: Role, entry: Entry): boolean {
    if (entry.recordedAs !== role) return false;
    const slot = this.#program.slots.facts.findIndex((f) => f.name === `allocated.${role}`);
    const allocated = slot < 0 ? undefined : this.#program.slots.facts[slot]!.value(env.facts[slot], env.day);
    return allocated === undefined || allocated === entry.recordedBy;
  }

  result(): readonly Alert[] {
    return this.#unseen.map((u) => u.alert);
  }
}
