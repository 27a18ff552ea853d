import type { Role } from '../access/roles.ts';
import { addDays, type PlainDate } from '../values/plain-date.ts';

/** A post: what somebody does from a day to a day, whole days in London. */
export interface Span {
  readonly role: Role;
  /** empty for the whole service */
  readonly area: string;
  /** for whom they work in it */
  readonly agency: string;
  readonly from: PlainDate;
  /** the last day; absent: no end. Before the first it covers no day, and is the trace of a post that was not taken up */
  readonly until?: PlainDate;
}

type Days = Pick<Span, 'from' | 'until'>;

/** Whether a post covers any day at all. */
export function coversDays({ from, until }: Days): boolean {
  return until === undefined || until >= from;
}

/** Whether a post is held on a day, its first and its last among them. */
export function heldOn({ from, until }: Days, day: PlainDate): boolean {
  return from <= day && (until === undefined || until >= day);
}

/** Whether two posts are held on the same day. */
export function overlap(a: Days, b: Days): boolean {
  return coversDays(a) && coversDays(b) && (a.until === undefined || b.from <= a.until) && (b.until === undefined || a.from <= b.until);
}

/** What stands in the way of a post: by the field that would have to be another, with what would do. */
export interface PostFault {
  readonly field: 'from' | 'until' | 'role' | 'agency';
  readonly says: string;
}

/**
 * Why a post cannot stand beside those that somebody has. Two at once are as they should be; the same twice is not, and nobody works
 * for two agencies on one day: what is recorded would belong to neither.
 * @param others the person's other posts, not the one that is changed
 * @param inWords how days, roles and agencies are said
 */
export function faultsOfPost(wanted: Span, others: readonly Span[], inWords: { readonly day: (day: PlainDate) => string; readonly role: (role: Role) => string; readonly agency: (agency: string) => string }): readonly PostFault[] {
  if (!coversDays(wanted)) return [{ field: 'until', says: `Give a last day that is not before the first, ${inWords.day(wanted.from)}` }];
  const beside = others.filter((o) => overlap(wanted, o));
  const days = (o: Span): string => `from ${inWords.day(o.from)}${o.until === undefined ? ' without an end' : ` to ${inWords.day(o.until)}`}`;
  const same = beside.find((o) => o.role === wanted.role && o.area === wanted.area);
  if (same !== undefined) return [{ field: 'from', says: `This post is held ${days(same)} already: change the days of that one, or begin after it` }];
  const elsewhere = beside.find((o) => o.agency !== wanted.agency);
  if (elsewhere === undefined) return [];
  return [{ field: 'agency', says: `Nobody works for two agencies on one day: ${inWords.role(elsewhere.role)} for ${inWords.agency(elsewhere.agency)} is held ${days(elsewhere)}. End that one first, or choose the same agency` }];
}

/** The first day, from a day on, on which none of these posts is held; undefined if there is no such day. */
export function firstDayWithout(posts: readonly Days[], from: PlainDate): PlainDate | undefined {
  let day = from;
  for (;;) {
    const held = posts.filter((p) => heldOn(p, day));
    if (held.length === 0) return day;
    if (held.some((p) => p.until === undefined)) return undefined;
    day = addDays(held.reduce((latest, p) => (p.until !== undefined && p.until > latest ? p.until : latest), day), 1);
  }
}

/** The last day before a day on which one of these posts was held; undefined if none ever was. */
export function lastDayWith(posts: readonly Days[], before: PlainDate): PlainDate | undefined {
  const ends = posts.filter((p) => coversDays(p) && p.from < before).map((p) => (p.until === undefined || p.until >= before ? addDays(before, -1) : p.until));
  return ends.reduce<PlainDate | undefined>((latest, d) => (latest === undefined || d > latest ? d : latest), undefined);
}

/** The first day after a day on which one of these posts begins; undefined if none does. */
export function nextDayWith(posts: readonly Days[], after: PlainDate): PlainDate | undefined {
  const begins = posts.filter((p) => coversDays(p) && p.from > after).map((p) => p.from);
  return begins.reduce<PlainDate | undefined>((first, d) => (first === undefined || d < first ? d : first), undefined);
}

/** Posts cut at the last day of what they hang on: the account, the agency. */
export function cutAt<T extends Days>(posts: readonly T[], last: PlainDate | undefined): readonly T[] {
  return last === undefined ? posts : posts.map((p) => (p.until === undefined || p.until > last ? { ...p, until: last } : p));
}
