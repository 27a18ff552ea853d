/**
 * A small seeded generator (sfc32, seeded by a text through a 128-bit mixing of its characters): the same text gives
 * the same numbers on every machine. Each part of a caseload takes a fork with a name of its own, so that adding one
 * draw to a child moves nothing for another.
 */
export class Random {
  readonly #name: string;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(name: string) {
    this.#name = name;
    [this.#a, this.#b, this.#c, this.#d] = mix(name);
    for (let i = 0; i < 12; i += 1) this.#next();
  }

  /** A generator of its own for a part. */
  fork(part: string): Random {
    return new Random(`${this.#name}/${part}`);
  }

  #next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** From 0 up to and without 1. */
  unit(): number {
    return this.#next() / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  /** True in `share` of cases, 0 to 1. */
  chance(share: number): boolean {
    return this.unit() < share;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.unit() * list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One of several by weight; weights need not add up to 1. */
  weigh<T>(options: readonly (readonly [T, number])[]): T {
    let left = this.unit() * options.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of options) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(options)[0];
  }

  /** `n` different ones of a list, in random order. */
  some<T>(list: readonly T[], n: number): T[] {
    const left = [...list];
    for (let i = left.length - 1; i > 0; i -= 1) {
      const j = this.between(0, i);
      [left[i], left[j]] = [left[j]!, left[i]!];
    }
    return left.slice(0, n);
  }

  /** Hexadecimal digits. */
  hex(digits: number): string {
    let out = '';
    while (out.length < digits) out += this.#next().toString(16).padStart(8, '0');
    return out.slice(0, digits);
  }
}

function mix(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i += 1) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  const e = a ^ b ^ c ^ d;
  return [e >>> 0, (b ^ e) >>> 0, (c ^ e) >>> 0, (d ^ e) >>> 0];
}
