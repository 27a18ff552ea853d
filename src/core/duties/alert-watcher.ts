import type { EntryId } from '../values/ids.ts';
import type { AlertRule } from '../policy/words/alert.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Alert } from './duty.ts';
import type { Moment } from './pass.ts';

/** Who is still to read what: each entry that a rule tells of, for each role that has not said that it has seen it. */
export class AlertWatcher {
  readonly #rule: AlertRule;
  readonly #firstOf: (id: EntryId) => EntryId;
  #unseen: readonly Alert[] = [];

  constructor(rule: AlertRule, firstOf: (id: EntryId) => EntryId) {
    this.#rule = rule;
    this.#firstOf = firstOf;
  }

  visit(env: Env, { entry }: Moment): void {
    if (entry === undefined) return;
    if (entry.kind === 'alert.seen') {
      this.#unseen = this.#unseen.filter((a) => a.entry !== entry.of || a.owner !== entry.recordedAs);
      return;
    }
    const r = this.#rule;
    if (!r.on.some((e) => e.kind === entry.kind && e.matches(env))) return;
    const told = r.to.filter((role) => role !== entry.recordedAs).map((owner): Alert => ({
      key: `${r.clause}${r.index === 0 ? '' : `/${r.index + 1}`}:${this.#firstOf(entry.id)}:${owner}`,
      clause: r.clause, title: r.title, owner, entry: entry.id, kind: entry.kind, since: entry.occurredOn, recordedAt: entry.recordedAt, compartment: entry.compartment,
    }));
    this.#unseen = [...this.#unseen, ...told];
  }

  result(): readonly Alert[] {
    return this.#unseen;
  }
}
