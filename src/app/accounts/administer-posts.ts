import { roleInSentence, roleLabel, type Role } from '../../core/access/roles.ts';
import { coversDays, faultsOfPost, type Span } from '../../core/posts/span.ts';
import { addDays, longDate, type PlainDate } from '../../core/values/plain-date.ts';
import { id, type AgencyId, type WorkerId } from '../../core/values/ids.ts';
import type { AccountRow, AgencyOfService, PostRow, PostsOfPerson } from '../ports/accounts.ts';
import type { Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';
import { note } from './events.ts';
import type { Manager } from './administer.ts';

/** A post as it is asked for; what is empty is the person's own, or none. */
export interface WantedPost {
  readonly role: Role | undefined;
  readonly area: string;
  readonly agency: string;
  readonly team: string;
  readonly takesOverFrom: string;
  readonly from: PlainDate;
  readonly until: PlainDate | undefined;
}

export type Faults = Readonly<Record<string, string>>;

/** What the forms of posts choose from. */
export interface PostChoices {
  readonly agencies: readonly AgencyOfService[];
  readonly areas: readonly string[];
  readonly people: readonly AccountRow[];
}

export async function postChoices(desk: Desk, by: Manager): Promise<PostChoices> {
  const [agencies, areas, people] = await Promise.all([desk.identity.agencies(by.service), desk.identity.areas(by.service), desk.identity.accounts(by.service, desk.clock.today())]);
  return { agencies, areas, people };
}

/** Gives somebody a post, from a day that may lie ahead. @returns what is wrong, by field; nothing if it is given */
export async function givePost(desk: Desk, by: Manager, owner: Owner, wanted: WantedPost): Promise<Faults> {
  const known = await desk.identity.postsOf(owner);
  if (known === undefined) return { role: 'Nobody of your service is meant' };
  const { post, faults } = await checked(desk, by, owner, known, wanted);
  if (post === undefined) return faults;
  await desk.identity.givePost(owner, post);
  await note(desk, owner, 'post given', by.address, { by: by.worker, detail: postWords(post) });
  return {};
}

/**
 * Corrects or ends a post. What it said before stays on record with the reason. A post that has ended today or before ends the rights
 * at once: every request asks for the posts of the day.
 */
export async function changePost(desk: Desk, by: Manager, owner: Owner, post: string, wanted: WantedPost, why: string): Promise<Faults> {
  const known = await desk.identity.postsOf(owner);
  const before = known?.posts.find((p) => p.id === post);
  if (known === undefined || before === undefined) return { role: 'This post is not there any more' };
  if (before.ofArea) return { role: `This post follows from what is recorded about ${before.area}: it is changed there, on the page Areas` };
  const { post: changed, faults } = await checked(desk, by, owner, { ...known, posts: known.posts.filter((p) => p.id !== post) }, wanted);
  const all = { ...faults, ...(why.trim() === '' ? { why: 'Say why it is changed, for whoever asks later' } : {}) };
  if (changed === undefined || Object.keys(all).length > 0) return all;
  await desk.identity.changePost(owner, { id: post, ...changed }, by.worker, why.trim());
  await note(desk, owner, 'post changed', by.address, { by: by.worker, detail: `${postWords(before)} → ${postWords(changed)}: ${why.trim()}` });
  return {};
}

/** Says that a post was entered by mistake: it then covers no day, and stays as a trace. */
export async function withdrawPost(desk: Desk, by: Manager, owner: Owner, post: string, why: string): Promise<Faults> {
  const before = (await desk.identity.postsOf(owner))?.posts.find((p) => p.id === post);
  if (before === undefined || before.ofArea || !coversDays(before)) return { why: 'This post covers no day already, or follows from an area' };
  if (why.trim() === '') return { why: 'Say why it was a mistake, for whoever asks later' };
  const { ofArea: _, ...rest } = before;
  await desk.identity.changePost(owner, { ...rest, until: addDays(before.from, -1) }, by.worker, why.trim());
  await note(desk, owner, 'post changed', by.address, { by: by.worker, detail: `${postWords(before)} → withdrawn: ${why.trim()}` });
  return {};
}

async function checked(desk: Desk, by: Manager, owner: Owner, known: PostsOfPerson, wanted: WantedPost): Promise<{ readonly post?: Omit<PostRow, 'id' | 'ofArea'>; readonly faults: Faults }> {
  const { agencies, areas, people } = await postChoices(desk, by);
  const faults: Record<string, string> = {};
  if (wanted.role === undefined || wanted.role === 'system') faults['role'] = 'Choose the role';
  if (wanted.area !== '' && !areas.includes(wanted.area)) faults['area'] = 'Choose an area of this service';
  const agency = wanted.agency === '' ? known.agency : wanted.agency;
  const working = agencies.find((a) => a.id === agency);
  if (working === undefined) faults['agency'] = 'Choose an agency of this service';
  else if (wanted.from < (working.from ?? wanted.from) || (working.until !== undefined && (wanted.until === undefined || wanted.until > working.until))) {
    faults['agency'] = `${working.name} works with the service ${working.from === undefined ? '' : `from ${longDate(working.from)} `}${working.until === undefined ? '' : `to ${longDate(working.until)}`}: give days within these, or change those of the agency`;
  }
  if (wanted.takesOverFrom !== '' && (wanted.takesOverFrom === owner.worker || !people.some((p) => p.worker === wanted.takesOverFrom))) faults['takesOverFrom'] = 'Choose somebody else who works or worked here';
  if (wanted.role === undefined || working === undefined) return { faults };
  const span: Span = { role: wanted.role, area: wanted.area, agency, from: wanted.from, ...(wanted.until === undefined ? {} : { until: wanted.until }) };
  const others = known.posts.map((p): Span => ({ ...p, agency: p.agency ?? known.agency }));
  const named = (a: string): string => agencies.find((x) => x.id === a)?.name ?? a;
  for (const f of faultsOfPost(span, others, { day: longDate, role: roleInSentence, agency: named })) faults[f.field] ??= f.says;
  if (Object.keys(faults).length > 0) return { faults };
  return {
    faults,
    post: {
      role: span.role, area: span.area, from: span.from,
      ...(span.until === undefined ? {} : { until: span.until }),
      ...(agency === known.agency ? {} : { agency: id<AgencyId>(agency) }),
      ...(wanted.team.trim() === '' || wanted.team.trim() === known.team ? {} : { team: wanted.team.trim() }),
      ...(wanted.takesOverFrom === '' ? {} : { takesOverFrom: id<WorkerId>(wanted.takesOverFrom) }),
    },
  };
}

/** "Case manager for North, 1 March 2027 to 30 June 2027" */
export function postWords(post: Pick<PostRow, 'role' | 'area' | 'from' | 'until' | 'team'>): string {
  return `${roleLabel(post.role)}${post.area === '' ? '' : ` for ${post.area}`}${post.team === undefined ? '' : ` in ${post.team}`}, ${dayWords(post)}`;
}

/** "1 March 2027 to 30 June 2027", "from 1 March 2027", "no day (withdrawn)" */
export function dayWords(post: Pick<PostRow, 'from' | 'until'>): string {
  if (!coversDays(post)) return `no day (it was to begin on ${longDate(post.from)})`;
  return post.until === undefined ? `from ${longDate(post.from)}` : `${longDate(post.from)} to ${longDate(post.until)}`;
}
