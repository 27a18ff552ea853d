import { fail, ok, type Result } from '../../values/result.ts';
import type { Period, PeriodUnit } from '../../values/period.ts';
import type { Comparison, EventRef, Expression, Operand, Window } from './syntax.ts';

type Token = { readonly text: string; readonly kind: 'word' | 'number' | 'sign' | 'quoted' };

const TOKEN = /\s*(?:'([^']*)'|"([^"]*)"|(\d+(?:\.\d+)?)(?![\w-])|([A-Za-z][\w.-]*)|(>=|<=|!=|[=<>()[\],]))/y;

/** Thrown inside the parser only; `parseExpression` and `parseEvent` turn it into a fault. */
class Unreadable extends Error {}

function tokens(text: string): Token[] {
  const out: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    if (text.slice(TOKEN.lastIndex).trim() === '') break;
    const at = TOKEN.lastIndex;
    const m = TOKEN.exec(text);
    if (!m) throw new Unreadable(`cannot read "${text.slice(at).trim()}"`);
    if (m[1] !== undefined || m[2] !== undefined) out.push({ text: (m[1] ?? m[2])!, kind: 'quoted' });
    else if (m[3] !== undefined) out.push({ text: m[3], kind: 'number' });
    else if (m[4] !== undefined) out.push({ text: m[4].replace(/\.$/, ''), kind: 'word' });
    else out.push({ text: m[5]!, kind: 'sign' });
  }
  return out;
}

class Reader {
  #at = 0;
  readonly #tokens: readonly Token[];
  constructor(text: string) {
    this.#tokens = tokens(text);
  }

  peek(offset = 0): string | undefined {
    return this.#tokens[this.#at + offset]?.text;
  }
  kind(): Token['kind'] | undefined {
    return this.#tokens[this.#at]?.kind;
  }
  next(what: string): Token {
    const t = this.#tokens[this.#at];
    if (!t) throw new Unreadable(`expected ${what} at the end`);
    this.#at += 1;
    return t;
  }
  take(...words: string[]): boolean {
    for (let i = 0; i < words.length; i++) if (this.peek(i) !== words[i]) return false;
    this.#at += words.length;
    return true;
  }
  expect(word: string): void {
    if (!this.take(word)) throw new Unreadable(`expected "${word}"${this.peek() ? ` before "${this.peek()}"` : ' at the end'}`);
  }
  end(): void {
    if (this.peek() !== undefined) throw new Unreadable(`did not expect "${this.peek()}"; join conditions with "and" or "or"`);
  }

  any(): Expression {
    const of = [this.all()];
    while (this.take('or')) of.push(this.all());
    return of.length === 1 ? of[0]! : { is: 'any', of };
  }
  all(): Expression {
    const of = [this.not()];
    while (this.take('and')) of.push(this.not());
    return of.length === 1 ? of[0]! : { is: 'all', of };
  }
  not(): Expression {
    if (this.take('not')) return { is: 'not', of: this.not() };
    return this.lasting(this.single());
  }
  lasting(of: Expression): Expression {
    if (!this.take('unbroken', 'for')) return of;
    const period = this.period();
    const except = this.take('outside') ? this.next('a fact').text : undefined;
    return { is: 'unbroken', of, period, ...(except === undefined ? {} : { except }) };
  }
  single(): Expression {
    if (this.take('(')) {
      const inner = this.any();
      this.expect(')');
      return inner;
    }
    if (this.take('some')) return this.happened(false);
    if (this.take('no')) return this.happened(true);
    if (this.take('recorded', 'within')) return { is: 'recorded', period: this.period() };
    if (this.take('each')) {
      const name = this.next('a list').text;
      this.expect('has');
      return { is: 'each', name, has: this.words() };
    }
    const left = this.operand();
    return this.compared(left);
  }
  happened(negated: boolean): Expression {
    const event = this.event();
    const window = this.window();
    const some: Expression = { is: 'some', event, ...(window ? { window } : {}) };
    return negated ? { is: 'not', of: some } : some;
  }
  compared(left: Operand): Expression {
    const named = left.is === 'name' ? left.name : undefined;
    if (named !== undefined && (this.take('includes') || this.take('include'))) {
      const some = this.take('any', 'of');
      return { is: 'includes', name: named, some, values: this.words() };
    }
    if (named !== undefined && this.take('in')) return { is: 'in', name: named, values: this.words() };
    if (named !== undefined && this.take('known')) return { is: 'known', name: named };
    if (named !== undefined && this.take('within')) return { is: 'near', name: named, period: this.period() };
    if (named !== undefined && this.take('has', 'passed')) return { is: 'passed', name: named };
    if (this.take('is')) {
      const negated = this.take('not');
      const wrap = (e: Expression): Expression => (negated ? { is: 'not', of: e } : e);
      if (named !== undefined && this.take('known')) return wrap({ is: 'known', name: named });
      if (named !== undefined && this.take('in')) return wrap({ is: 'in', name: named, values: this.words() });
      if (this.take('at', 'least')) return wrap({ is: 'compare', left, by: '>=', right: this.value() });
      if (this.take('at', 'most')) return wrap({ is: 'compare', left, by: '<=', right: this.value() });
      if (this.take('lower', 'than')) return wrap({ is: 'compare', left, by: '<', right: this.value() });
      if (this.take('higher', 'than')) return wrap({ is: 'compare', left, by: '>', right: this.value() });
      return wrap({ is: 'compare', left, by: '=', right: this.value() });
    }
    const sign = this.peek();
    if (sign !== undefined && ['>=', '>', '<=', '<', '=', '!='].includes(sign)) {
      this.next('a sign');
      return { is: 'compare', left, by: sign as Comparison, right: this.value() };
    }
    if (named !== undefined) return { is: 'true', name: named };
    throw new Unreadable('expected a comparison such as "is", ">=" or "include"');
  }
  /** The right side: a bare word is a value unless it is followed by "at" (a fact at an event); "fact NAME" is what the fact says. */
  value(): Operand {
    if (this.peek() === 'next' && this.peek(1) === 'sitting') return this.operand();
    if (this.take('fact')) return { is: 'name', name: this.next('a fact').text };
    if (this.kind() === 'word' && this.peek(1) !== 'at' && this.peek(1) !== 'plus' && this.peek() !== 'count') return { is: 'word', value: this.next('a value').text };
    return this.operand();
  }
  operand(): Operand {
    if (this.take('count', 'of')) {
      const event = this.event();
      const window = this.window();
      return { is: 'count', event, ...(window ? { window } : {}) };
    }
    if (this.take('next', 'sitting', 'of')) {
      const meeting = this.next('a meeting').text;
      return { is: 'sitting', meeting, ...(this.take('after') ? { after: this.next('a day that is known').text } : {}) };
    }
    const t = this.next('a fact or a value');
    if (t.kind === 'number') return { is: 'number', value: Number(t.text) };
    if (t.kind === 'quoted') return { is: 'word', value: t.text };
    if (t.kind === 'sign') throw new Unreadable(`did not expect "${t.text}"`);
    if (this.take('plus')) return { is: 'plus', name: t.text, period: this.period() };
    if (this.take('at')) return { is: 'at', fact: t.text, event: this.event() };
    return { is: 'name', name: t.text };
  }
  words(): string[] {
    if (!this.take('[')) return [this.next('a value').text];
    const out: string[] = [];
    do out.push(this.next('a value').text);
    while (this.take(','));
    this.expect(']');
    return out;
  }
  event(): EventRef {
    const kind = this.next('a kind of entry');
    if (kind.kind !== 'word') throw new Unreadable(`expected a kind of entry, found "${kind.text}"`);
    if (!this.take('where')) return { kind: kind.text };
    if (this.take('(')) {
      const where = this.any();
      this.expect(')');
      return { kind: kind.text, where };
    }
    return { kind: kind.text, where: this.all() };
  }
  window(): Window | undefined {
    if (this.take('within')) return { since: 'period', period: this.period() };
    if (this.take('for', 'the', 'same')) return { since: 'same', kind: this.next('a kind of entry').text };
    if (!this.take('since')) return undefined;
    if (this.peek(1) === 'was' && this.peek(2) === 'set') {
      const fact = this.next('a fact').text;
      this.take('was', 'set');
      return { since: 'set', fact };
    }
    if (this.peek(1) === 'changed') {
      const fact = this.next('a fact').text;
      this.take('changed');
      return { since: 'changed', fact };
    }
    return { since: 'event', event: this.event() };
  }
  period(): Period {
    const n = this.next('a number');
    if (n.kind !== 'number') throw new Unreadable(`expected a period such as "3 months", found "${n.text}"`);
    let unit = this.next('a unit of time').text;
    if (unit === 'working') unit = `working ${this.next('"day" or "days"').text}`;
    unit = unit.replace(/s$/, '');
    if (!['working day', 'day', 'week', 'month', 'year'].includes(unit)) throw new Unreadable(`"${unit}" is no unit of time; use working days, days, weeks, months or years`);
    return { n: Number(n.text), unit: unit as PeriodUnit };
  }
}

function read<T>(text: string, how: (r: Reader) => T): Result<T, string> {
  try {
    const r = new Reader(text);
    const value = how(r);
    r.end();
    return ok(value);
  } catch (e) {
    if (e instanceof Unreadable) return fail(e.message);
    throw e;
  }
}

/** Reads a condition; the error says what was expected. */
export function parseExpression(text: string): Result<Expression, string> {
  return read(text, (r) => r.any());
}

/** Reads "kind" or "kind where condition". */
export function parseEvent(text: string): Result<EventRef, string> {
  return read(text, (r) => r.event());
}
