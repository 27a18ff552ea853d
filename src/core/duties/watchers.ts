import type { EntryId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Condition } from '../policy/expression/condition.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { ConsiderationRule } from '../policy/words/consideration.ts';
import type { LevelRule } from '../policy/words/levels.ts';
import type { PromptRule } from '../policy/words/prompt.ts';
import type { ProposalRule } from '../policy/words/proposal.ts';
import type { OpenConsideration, Prompt, Proposal, Tier, UnderVersion } from './duty.ts';
import { evidenceAt } from './evidence.ts';
import type { Moment } from './pass.ts';
import type { VersionsOfPass } from './tenure.ts';

function concerns(c: Condition, moment: Moment): boolean {
  for (const f of moment.changedFacts) if (c.facts.has(f)) return true;
  for (const t of moment.changedTrackers) if (c.trackers.has(t)) return true;
  return false;
}

interface Opening {
  readonly since: PlainDate;
  readonly by?: EntryId;
}

/** Follows whether a condition holds and since when. */
class Holding {
  readonly #condition: Condition;
  opening: Opening | undefined;

  constructor(condition: Condition) {
    this.#condition = condition;
  }

  /** @returns what changed at this moment */
  visit(env: Env, moment: Moment): 'began' | 'ceased' | 'same' {
    if (!concerns(this.#condition, moment)) return 'same';
    const holds = this.#condition.test(env);
    if (holds && this.opening === undefined) {
      this.opening = { since: env.day, ...(moment.entry ? { by: moment.entry.id } : {}) };
      return 'began';
    }
    if (!holds && this.opening !== undefined) {
      this.opening = undefined;
      return 'ceased';
    }
    return 'same';
  }
}

/**
 * A decision that must be taken. It opens when its condition begins to hold and closes with the decision; after a
 * decision the same facts do not open it again, only a changed one does.
 */
export class ConsiderationWatcher {
  readonly #rule: ConsiderationRule;
  readonly #program: SubjectProgram;
  readonly #holding: Holding;
  readonly #versions: VersionsOfPass | undefined;
  /** what the version before asks in its place */
  #before: ConsiderationWatcher | undefined;
  #open: Opening | undefined;
  /** place of the version in force when its opening was recorded */
  #openedUnder = 0;
  /** the latest day on which it was decided */
  #decidedLast: PlainDate | undefined;
  /** the facts on which it was decided, or with which it ceased to be asked */
  #decidedOn: string | undefined;
  #openedWith: string | undefined;
  /** a day on which a decision with a time was recorded while nothing was open */
  #decidedAtTimeOn: PlainDate | undefined;

  constructor(rule: ConsiderationRule, program: SubjectProgram, versions?: VersionsOfPass) {
    this.#rule = rule;
    this.#program = program;
    this.#holding = new Holding(rule.when);
    this.#versions = versions;
  }

  /** Goes on with what a rule of the version before asks. */
  follows(before: ConsiderationWatcher): void {
    this.#before = before;
  }

  visit(env: Env, moment: Moment): void {
    const { entry } = moment;
    const decided = entry !== undefined && entry.kind === this.#rule.closedBy.kind && this.#rule.closedBy.matches(env);
    const turn = this.#holding.visit(env, moment);
    if (turn === 'ceased') {
      this.#open = undefined;
      // What ceased with the same facts (the child was classified) is not asked again because of them; what changed on the way is.
      const now = this.#snapshot(env);
      this.#decidedOn = now === (this.#decidedOn ?? this.#openedWith) ? now : undefined;
    }
    // What has no time counts at the end of its day, but a decision of that day for which nothing else was open was taken on it.
    if (decided && entry.occurredAt !== undefined && this.#open === undefined) this.#decidedAtTimeOn = env.day;
    if (decided || (entry !== undefined && entry.occurredAt === undefined && this.#decidedAtTimeOn === env.day)) {
      if (this.#open !== undefined) this.#decidedLast = env.day;
      this.#open = undefined;
      this.#decidedOn = this.#snapshot(env);
      return;
    }
    if (this.#holding.opening === undefined || this.#open !== undefined) return;
    const reopens = this.#rule.reopensOn.length > 0;
    if (turn === 'began' ? !reopens || this.#snapshot(env) !== this.#decidedOn : reopens && this.#decidedOn !== undefined && this.#snapshot(env) !== this.#decidedOn) {
      this.#open = { since: env.day, ...(entry ? { by: entry.id } : {}) };
      if (this.#versions) this.#openedUnder = this.#versions.recorded(env);
      this.#openedWith = this.#snapshot(env);
    }
  }

  #snapshot(env: Env): string {
    return this.#rule.reopensOn.map((i) => JSON.stringify(this.#program.slots.facts[i]!.value(env.facts[i], env.day) ?? null)).join('|');
  }

  /** Under which version it is open: none if it is not, or is not asked under any version that has this rule. */
  #standing(env: Env): Standing | undefined {
    const open = this.#open;
    const versions = this.#versions;
    if (open === undefined) return undefined;
    const tenure = versions?.tenureOf(this.#rule);
    if (versions === undefined || tenure === undefined) return { since: open.since, ...(versions === undefined ? {} : { under: { place: this.#openedUnder } }) };
    const reached = versions.reached(env.day);
    if (this.#openedUnder > tenure.last || (tenure.movesOut && reached > tenure.last)) return undefined;
    if (this.#openedUnder >= tenure.first) return this.#before?.isAsked(env) === true ? undefined : { since: open.since, under: { place: this.#openedUnder } };
    const begins = versions.beginOf(tenure);
    if (!tenure.movesIn || reached < tenure.first || begins === undefined) return undefined;
    // What was decided under the version before is finished, and stands.
    const before = this.#before;
    if (before !== undefined && before.#decidedLast !== undefined && before.#decidedLast >= open.since && before.#open === undefined) return undefined;
    return { since: before === undefined || before.#open === undefined ? begins : open.since, under: { place: tenure.first, movedOn: begins } };
  }

  /** Whether it is open under its own version. */
  isAsked(env: Env): boolean {
    return this.#standing(env) !== undefined;
  }

  result(env: Env): OpenConsideration | undefined {
    const standing = this.#standing(env);
    if (this.#open === undefined || standing === undefined) return undefined;
    const { source, clause, index } = this.#rule;
    return {
      key: `${clause}${index === 0 ? '' : `/${index + 1}`}:${this.#open.by ?? this.#open.since}`,
      clause,
      decide: source.decide,
      title: source.title,
      owner: source.owner,
      openedOn: standing.since,
      grounds: evidenceAt(this.#program.slots.facts, this.#rule.shows, env),
      mayCloseUnconsidered: source['may-close-unconsidered'],
      fill: source.fill ?? {},
      compartment: 'case',
      ...(standing.under === undefined ? {} : { under: standing.under }),
      ...(this.#open.by === undefined ? {} : { openedBy: this.#open.by }),
    };
  }
}

interface Standing {
  readonly since: PlainDate;
  readonly under?: UnderVersion;
}

/** Something that the rules propose while their condition holds. */
export class ProposalWatcher {
  readonly #rule: ProposalRule;
  readonly #program: SubjectProgram;
  readonly #holding: Holding;

  constructor(rule: ProposalRule, program: SubjectProgram) {
    this.#rule = rule;
    this.#program = program;
    this.#holding = new Holding(rule.when);
  }

  visit(env: Env, moment: Moment): void {
    this.#holding.visit(env, moment);
  }

  result(env: Env): Proposal | undefined {
    const { opening } = this.#holding;
    if (opening === undefined) return undefined;
    const { source, clause, index } = this.#rule;
    return {
      key: `${clause}${index === 0 ? '' : `/${index + 1}`}:${opening.since}`,
      clause,
      propose: source.propose,
      title: source.title,
      ground: source.ground,
      since: opening.since,
      evidence: evidenceAt(this.#program.slots.facts, this.#rule.evidence, env),
      marks: this.#rule.marks.filter((m) => m.when.test(env)).map((m) => m.mark),
      compartment: 'case',
    };
  }
}

/** Something that wants a look while its condition holds. */
export class PromptWatcher {
  readonly #rule: PromptRule;
  readonly #holding: Holding;

  constructor(rule: PromptRule) {
    this.#rule = rule;
    this.#holding = new Holding(rule.when);
  }

  visit(env: Env, moment: Moment): void {
    this.#holding.visit(env, moment);
  }

  result(): Prompt | undefined {
    const { opening } = this.#holding;
    if (opening === undefined) return undefined;
    const { clause, index, title, owner } = this.#rule;
    return { key: `${clause}${index === 0 ? '' : `/${index + 1}`}:${opening.since}`, clause, title, owner, since: opening.since, compartment: 'case' };
  }
}

/** The levels that a child has been at, with their days. */
export class LevelWatcher {
  readonly #rule: LevelRule;
  readonly #holding: Holding;
  readonly #past: Tier[] = [];

  constructor(rule: LevelRule) {
    this.#rule = rule;
    this.#holding = new Holding(rule.while);
  }

  visit(env: Env, moment: Moment): void {
    const before = this.#holding.opening;
    if (this.#holding.visit(env, moment) === 'ceased' && before) this.#past.push({ ...this.#tier(before.since), until: env.day });
  }

  #tier(from: PlainDate): Tier {
    const { source } = this.#rule;
    return { of: source.of, value: source.is, title: source.title, from };
  }

  result(): Tier[] {
    const { opening } = this.#holding;
    return opening === undefined ? this.#past : [...this.#past, this.#tier(opening.since)];
  }
}
