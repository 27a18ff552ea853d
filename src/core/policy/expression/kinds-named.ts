import type { Fact } from '../../chronology/facts/fact.ts';
import type { EventRef, Expression, Operand, Window } from './syntax.ts';

/** Collects the kinds of entry on which conditions and events rest: named themselves, or by the facts that they name. */
export class KindsNamed {
  readonly kinds = new Set<string>();
  readonly #facts: ReadonlyMap<string, Fact>;

  constructor(facts: readonly Fact[]) {
    this.#facts = new Map(facts.map((f) => [f.name, f] as const));
  }

  /** A name that is no fact is a field of the entry at hand, and rests on nothing else. */
  fact(name: string | undefined): this {
    for (const kind of (name === undefined ? undefined : this.#facts.get(name))?.kinds ?? []) this.kinds.add(kind);
    return this;
  }

  event(e: EventRef | undefined): this {
    if (e === undefined) return this;
    this.kinds.add(e.kind);
    return this.condition(e.where);
  }

  condition(e: Expression | undefined): this {
    if (e === undefined) return this;
    switch (e.is) {
      case 'all':
      case 'any':
        for (const x of e.of) this.condition(x);
        return this;
      case 'not':
        return this.condition(e.of);
      case 'compare':
        return this.#operand(e.left).#operand(e.right);
      case 'known':
      case 'true':
      case 'includes':
      case 'each':
      case 'in':
      case 'near':
      case 'passed':
        return this.fact(e.name);
      case 'recorded':
        return this;
      case 'unbroken':
        return this.condition(e.of).fact(e.except);
      case 'some':
        return this.event(e.event).#window(e.window);
    }
  }

  #operand(o: Operand): this {
    switch (o.is) {
      case 'number':
        return this;
      case 'name':
      case 'plus':
        return this.fact(o.name);
      case 'word':
        return this.fact(o.value);
      case 'sitting':
        return this.fact(o.after);
      case 'at':
        return this.fact(o.fact).event(o.event);
      case 'count':
        return this.event(o.event).#window(o.window);
    }
  }

  #window(w: Window | undefined): this {
    if (w === undefined || w.since === 'period') return this;
    if (w.since === 'same') {
      this.kinds.add(w.kind);
      return this;
    }
    return w.since === 'event' ? this.event(w.event) : this.fact(w.fact);
  }
}
