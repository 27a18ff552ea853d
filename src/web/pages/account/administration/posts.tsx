import { changePost, dayWords, givePost, postChoices, withdrawPost, type Faults, type WantedPost } from '../../../../app/accounts/administer-posts.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { AccountRow, PostRow, PostsOfPerson } from '../../../../app/ports/accounts.ts';
import type { Owner } from '../../../../app/ports/identity.ts';
import { isRole, roleLabel } from '../../../../core/access/roles.ts';
import { coversDays, heldOn } from '../../../../core/posts/span.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { longDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import { Button, CsrfField, InsetText, Table, Tag } from '../../../components/index.ts';
import { dateAsTyped } from '../../../forms/typed.ts';
import { route, type Context, type Reply, type Route } from '../../../route.ts';
import { valueOf } from '../../../server/request.ts';
import { momentText } from '../moments.ts';
import { MANAGING } from './list.tsx';
import { PostFields, WhyField } from './post-fields.tsx';

const NOBODY: Reply = { is: 'not-found', what: 'Nobody of your service is to be found here, or they have no such post.' };
const OWN: Reply = { is: 'forbidden', why: 'Nobody changes their own posts, so that nobody gives rights to themselves. Ask another administrator of accounts.' };

/** Somebody's posts: those that were, those of today and those to come, with their days. */
export const posts: readonly Route[] = [
  route({ ...MANAGING, method: 'GET', path: '/accounts/:worker/posts', handle: (context) => withPerson(context, (p) => listPage(context, p, context.held?.form ?? { from: [dateAsTyped(context.today)] }, {})) }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: '/accounts/:worker/posts', handle: (context) => withPerson(context, (p) => give(context, p), true) }),
  route({ ...MANAGING, method: 'GET', path: '/accounts/:worker/posts/:post', handle: (context) => withPost(context, (p, post) => changePage(context, p, post, context.held?.form ?? typedOf(p, post), {})) }),
  route({ ...MANAGING, fresh: true, method: 'POST', path: '/accounts/:worker/posts/:post', handle: (context) => withPost(context, (p, post) => change(context, p, post)) }),
];

interface Person {
  readonly row: AccountRow;
  readonly owner: Owner;
  readonly known: PostsOfPerson;
}

async function withPerson(context: Context, then: (person: Person) => Reply | Promise<Reply>, changes = false): Promise<Reply> {
  const { desk, session, today, params } = context;
  const row = (await desk.identity.accounts(session.service, today)).find((r) => r.worker === params['worker']);
  if (row === undefined) return NOBODY;
  if (changes && row.worker === session.worker) return OWN;
  const owner: Owner = { service: session.service, worker: row.worker };
  const known = await desk.identity.postsOf(owner);
  return known === undefined ? NOBODY : then({ row, owner, known });
}

function withPost(context: Context, then: (person: Person, post: PostRow) => Reply | Promise<Reply>): Promise<Reply> {
  return withPerson(context, (person) => {
    const post = person.known.posts.find((p) => p.id === context.params['post'] && !p.ofArea && coversDays(p));
    return post === undefined ? NOBODY : then(person, post);
  }, true);
}

const manager = ({ session, from }: Context): { readonly service: Owner['service']; readonly worker: Owner['worker']; readonly address: string } => ({ service: session.service, worker: session.worker, address: from.address });

async function listPage(context: Context, { row, known }: Person, typed: Typed, faults: Faults): Promise<Reply> {
  const { today, session, desk } = context;
  const own = row.worker === session.worker;
  const choices = await postChoices(desk, manager(context));
  const here = `/accounts/${row.worker}/posts`;
  const named = (worker: string | undefined): string => choices.people.find((p) => p.worker === worker)?.name ?? '';
  return {
    is: 'page',
    title: `Posts: ${row.name}`,
    nav: 'accounts',
    wide: true,
    back: { href: `/accounts/${row.worker}`, text: row.name },
    ...errorsOf(faults),
    body: (
      <>
        <span class="govuk-caption-l">{row.name}</span>
        <h1 class="govuk-heading-l">Posts</h1>
        <p class="govuk-body">A post begins and ends by itself, at midnight in London. With the end of the last post whoever is signed in is signed out.</p>
        {known.children > 0 && <InsetText>{known.children === 1 ? '1 child is' : `${known.children} children are`} allocated to {row.name}. Nothing is handed over by itself: as soon as a last day is known, those who keep the team see on the page Team which children have nobody, and from when.</InsetText>}
        {known.posts.length === 0 ? <p class="govuk-body">No post has been given.</p> : (
          <Table
            captionHidden caption={`Posts of ${row.name}`} stackOnMobile head={['Post', 'Days', 'Team and agency', 'Takes over from', 'Today', { text: 'Change', hidden: true }]}
            rows={known.posts.map((p) => [
              `${roleLabel(p.role)}${p.area === '' ? '' : `, ${p.area}`}`,
              <>{capital(dayWords(p))}<Before post={p} known={known} /></>,
              [p.team ?? known.team, choices.agencies.find((a) => a.id === (p.agency ?? known.agency))?.name].filter(Boolean).join(', '),
              named(p.takesOverFrom) || '–',
              <StateOf post={p} today={today} />,
              p.ofArea ? <a class="govuk-link" href="/areas">From the page Areas</a> : own || !coversDays(p) ? '' : <a class="govuk-link" href={`${here}/${p.id}`}>Change<span class="govuk-visually-hidden"> {roleLabel(p.role)}, {dayWords(p)}</span></a>,
            ])}
          />
        )}
        {own ? <InsetText>These are your own posts. Another administrator of accounts changes them.</InsetText> : (
          <>
            <h2 class="govuk-heading-m">Give a post</h2>
            <form method="post" action={here} novalidate>
              <CsrfField token={context.who.csrf} />
              <input type="hidden" name="_page" value={here} />
              <PostFields typed={typed} faults={faults} choices={choices} of={row} known={known} />
              <Button text="Give the post" preventDoubleClick />
            </form>
          </>
        )}
      </>
    ),
  };
}

function StateOf({ post, today }: { readonly post: PostRow; readonly today: PlainDate }) {
  if (!coversDays(post)) return <Tag text="Withdrawn" colour="grey" />;
  if (heldOn(post, today)) return <Tag text="Held" colour="green" />;
  return post.from > today ? <Tag text={`From ${longDate(post.from)}`} colour="blue" /> : <Tag text="Ended" colour="grey" />;
}

/** What a post said before, who changed it and why. */
function Before({ post, known }: { readonly post: PostRow; readonly known: PostsOfPerson }) {
  const before = known.before.filter((b) => b.post === post.id);
  if (before.length === 0) return null;
  return <ul class="govuk-list govuk-hint govuk-!-margin-bottom-0">{before.map((b) => <li>Before {momentText(b.changedAt)}: {roleLabel(b.role)}{b.area === '' ? '' : `, ${b.area}`}, {dayWords(b)}.{b.why === '' ? '' : ` ${b.why}`}{b.changedBy === undefined ? '' : ` (${b.changedBy})`}</li>)}</ul>;
}

async function give(context: Context, person: Person): Promise<Reply> {
  const read = readPost(context);
  if (read.wanted === undefined) return listPage(context, person, context.form, read.faults);
  const faults = await givePost(context.desk, manager(context), person.owner, read.wanted);
  if (Object.keys(faults).length > 0) return listPage(context, person, context.form, faults);
  return { is: 'redirect', to: `/accounts/${person.row.worker}/posts`, notice: `The post is given, ${dayWords({ from: read.wanted.from, ...(read.wanted.until === undefined ? {} : { until: read.wanted.until }) })}` };
}

async function changePage(context: Context, { row, known }: Person, post: PostRow, typed: Typed, faults: Faults): Promise<Reply> {
  const here = `/accounts/${row.worker}/posts/${post.id}`;
  const choices = await postChoices(context.desk, manager(context));
  return {
    is: 'page',
    title: `Change a post: ${row.name}`,
    nav: 'accounts',
    back: { href: `/accounts/${row.worker}/posts`, text: 'Posts' },
    ...errorsOf(faults),
    body: (
      <>
        <span class="govuk-caption-l">{row.name}</span>
        <h1 class="govuk-heading-l">{roleLabel(post.role)}, {dayWords(post)}</h1>
        <p class="govuk-body">To end the post, give its last day. What it said before stays on this person’s page, with your reason.</p>
        <form method="post" action={here} novalidate>
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_page" value={here} />
          <PostFields typed={typed} faults={faults} choices={choices} of={row} known={known} />
          <WhyField typed={typed} faults={faults} />
          <div class="govuk-button-group">
            <Button text="Change the post" name="how" value="change" preventDoubleClick />
            <Button text="It was a mistake: withdraw it" kind="warning" name="how" value="withdraw" preventDoubleClick />
          </div>
        </form>
      </>
    ),
  };
}

async function change(context: Context, person: Person, post: PostRow): Promise<Reply> {
  const { form, desk } = context;
  const why = valueOf(form, 'why');
  const to = `/accounts/${person.row.worker}/posts`;
  if (valueOf(form, 'how') === 'withdraw') {
    const faults = await withdrawPost(desk, manager(context), person.owner, post.id, why);
    return Object.keys(faults).length > 0 ? changePage(context, person, post, form, faults) : { is: 'redirect', to, notice: 'The post is withdrawn: it covers no day' };
  }
  const read = readPost(context);
  if (read.wanted === undefined) return changePage(context, person, post, form, read.faults);
  const faults = await changePost(desk, manager(context), person.owner, post.id, read.wanted, why);
  return Object.keys(faults).length > 0 ? changePage(context, person, post, form, faults) : { is: 'redirect', to, notice: 'The post is changed' };
}

function readPost({ form, today }: Context): { readonly wanted?: WantedPost; readonly faults: Faults } {
  const from = parseDateAsTyped(valueOf(form, 'from'), today, 'future');
  const typedUntil = valueOf(form, 'until').trim();
  const until = typedUntil === '' ? undefined : parseDateAsTyped(typedUntil, today, 'future');
  const role = valueOf(form, 'role');
  const faults: Record<string, string> = {};
  if (!from.ok) faults['from'] = `First day: give ${from.error}`;
  if (until !== undefined && !until.ok) faults['until'] = `Last day: give ${until.error}`;
  if (!from.ok || (until !== undefined && !until.ok)) return { faults };
  return { faults, wanted: { role: isRole(role) ? role : undefined, area: valueOf(form, 'area'), agency: valueOf(form, 'agency'), team: valueOf(form, 'team'), takesOverFrom: valueOf(form, 'takesOverFrom'), from: from.value, until: until?.value } };
}

function typedOf({ known }: Person, post: PostRow): Typed {
  return {
    role: [post.role], area: [post.area], agency: [post.agency ?? known.agency], team: [post.team ?? known.team ?? ''], takesOverFrom: [post.takesOverFrom ?? ''],
    from: [dateAsTyped(post.from)], until: [post.until === undefined ? '' : dateAsTyped(post.until)],
  };
}

function errorsOf(faults: Faults): { readonly status?: number; readonly errors?: readonly { readonly field: string; readonly text: string }[] } {
  return Object.keys(faults).length === 0 ? {} : { status: 422, errors: Object.entries(faults).map(([field, text]) => ({ field, text })) };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
