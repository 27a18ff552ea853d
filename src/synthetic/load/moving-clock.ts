import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Clock, Ids } from '../../app/ports/index.ts';
import { epochOf, instantOf, type Moment } from '../moment.ts';
import { Random } from '../random.ts';

/** A clock that the loader sets to the moment of each act; between two acts of one minute it moves on by milliseconds. */
export class MovingClock implements Clock {
  #moment: Moment;
  #tick = 0;

  constructor(start: Moment) {
    this.#moment = start;
  }

  moveTo(moment: Moment): void {
    if (moment.on !== this.#moment.on || moment.at !== this.#moment.at) this.#tick = 0;
    else this.#tick += 1;
    this.#moment = moment;
  }

  now(): string {
    return instantOf(this.#moment, this.#tick);
  }

  today(): PlainDate {
    return this.#moment.on;
  }
}

/** Identifiers (UUID version 7) from a clock and a seed: the same caseload has the same ones. */
export class SeededIds implements Ids {
  readonly #clock: Clock;
  readonly #random: Random;
  #counter = 0;

  constructor(seed: string, clock: Clock) {
    this.#clock = clock;
    this.#random = new Random(`ids ${seed}`);
  }

  next(): string {
    this.#counter = (this.#counter + 1) % 4096;
    const time = epochOf(this.#clock.now()).toString(16).padStart(12, '0');
    const rest = this.#random.hex(16);
    const variant = '89ab'[parseInt(rest[0]!, 16) % 4]!;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${this.#counter.toString(16).padStart(3, '0')}-${variant}${rest.slice(1, 4)}-${rest.slice(4)}`;
  }
}
