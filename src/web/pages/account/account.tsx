import { FRESH_MINUTES } from '../../../app/accounts/desk.ts';
import { joinTicket } from '../../../app/accounts/join-ticket.ts';
import { note } from '../../../app/accounts/events.ts';
import { mustHaveSecondFactor } from '../../../app/accounts/second-factor.ts';
import { ownSessions } from '../../../app/identity/sessions.ts';
import type { SecondFactors } from '../../../app/ports/credentials.ts';
import type { Account, Session } from '../../../app/ports/identity.ts';
import { Button, CsrfField, InsetText, SummaryList, Table, type Content, type SummaryRow } from '../../components/index.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import { route, type Context, type Reply } from '../../route.ts';
import { momentText } from './moments.ts';
import { OWN, OWN_FRESH, ownAccount } from './own-account.ts';

/** Everything about one's own account: what proves who one is, where one is signed in, what was tried lately. */
export const account = route({ ...OWN, method: 'GET', path: '/account', handle: show });

async function show(context: Context): Promise<Reply> {
  const { desk, session, holder } = context;
  const mine = await ownAccount(context);
  const [factors, sessions, events, must] = await Promise.all([
    desk.identity.secondFactors(mine), ownSessions(desk, session), desk.identity.eventsOf(mine, 15), mustHaveSecondFactor(desk, mine, holder),
  ]);
  return {
    is: 'page',
    title: 'Your account',
    body: (
      <>
        <h1 class="govuk-heading-l">Your account</h1>
        <p class="govuk-body">{holder.name}, user name <strong>{mine.username}</strong>. To change something here you confirm that it is you, if your last proof is older than {FRESH_MINUTES} minutes.</p>
        {context.serves('keeping what concerns a colleague') && <p class="govuk-body"><a class="govuk-link" href={`/colleagues/${holder.worker}`}>When you are away, and who stands in for you</a></p>}
        {holder.standingIn.length > 0 && <InsetText>You stand in today {holder.standingIn.map((s) => `for ${s.name} as ${roleInSentence(s.role)}`).join(', ')}.</InsetText>}
        <h2 class="govuk-heading-m">What proves that it is you</h2>
        <SummaryList rows={proofs(context, mine, factors, must)} />
        {factors.passkeys.length > 0 && (
          <Table
            caption="Your passkeys" captionSize="s" stackOnMobile head={['Name', 'Added', 'Last used', { text: 'Remove', hidden: true }]}
            rows={factors.passkeys.map((p) => [
              p.name, momentText(p.addedAt), p.usedAt === undefined ? 'Not yet' : momentText(p.usedAt),
              act(context, `/account/passkeys/${encodeURIComponent(p.id)}/remove`, 'Remove', `the passkey ${p.name}`),
            ])}
          />
        )}
        <h2 class="govuk-heading-m">Where you are signed in</h2>
        <p class="govuk-body">A sign-in ends after {desk.limits.idleMinutes} minutes without use, and after {desk.limits.hours} hours in any case. What you were typing then is kept for you.</p>
        <Table
          captionHidden caption="Sign-ins that still run" stackOnMobile head={['Device', 'Since', 'Last used', { text: 'End', hidden: true }]}
          rows={sessions.map((s) => [deviceOf(s, session), momentText(s.createdAt), momentText(s.seenAt), s.id === session.id ? '' : act(context, `/account/sessions/${s.id}/end`, 'End it', `on ${s.device || 'an unknown device'}`)])}
        />
        {sessions.length > 1 && act(context, '/account/sessions/end-others', 'End all others')}
        <h2 class="govuk-heading-m">What happened lately</h2>
        <p class="govuk-body">If something here was not you, change your password and tell your administrator.</p>
        <Table
          captionHidden caption="Tries and changes of your account" stackOnMobile head={['When', 'What', 'From']}
          rows={events.map((e) => [momentText(e.at), `${sentence(e.event)}${e.detail === '' ? '' : ` (${e.detail})`}${e.byName === undefined ? '' : `, by ${e.byName}`}`, e.address])}
        />
      </>
    ),
  };
}

function proofs(context: Context, mine: Account, factors: SecondFactors, must: boolean): readonly SummaryRow[] {
  const { sso } = context.desk;
  const link = (href: string, text: string, hiddenText: string): NonNullable<SummaryRow['actions']> => [{ href, text, hiddenText }];
  const second = factors.authenticator !== undefined || factors.passkeys.length > 0;
  return [
    {
      key: 'Password',
      value: mine.passwordHash === undefined ? 'None: you sign in another way' : `Set${mine.passwordSetAt === undefined ? '' : ` ${momentText(mine.passwordSetAt)}`}`,
      ...(mine.passwordHash === undefined ? {} : { actions: link('/account/password', 'Change', 'the password') }),
    },
    factors.authenticator === undefined
      ? { key: 'Authenticator app', value: must && !second ? 'None yet: your role must have one, or a passkey' : 'None', actions: link('/account/authenticator', 'Add', 'an authenticator app') }
      : { key: 'Authenticator app', value: <>Added {momentText(factors.authenticator.addedAt)}{act(context, '/account/authenticator/remove', 'Remove', 'the authenticator app')}</>, actions: link('/account/authenticator', 'Replace', 'the authenticator app') },
    { key: 'Passkeys', value: factors.passkeys.length === 0 ? 'None' : `${factors.passkeys.length}, listed below`, actions: link('/account/passkeys/new', 'Add', 'a passkey') },
    { key: 'Recovery codes', value: second ? <>{factors.codesLeft} are left{act(context, '/account/recovery-codes', 'Make new ones', 'recovery codes; the old ones stop working')}</> : 'For when you have an authenticator app or a passkey' },
    ...(sso === undefined ? [] : [mine.provider === undefined
      ? { key: sso.name, value: 'Not joined to this account', actions: link(`/sign-in/single-sign-on?aim=join&ticket=${joinTicket(context.desk, context.session)}`, 'Join', sso.name) }
      : { key: sso.name, value: <>Joined{mine.passwordHash !== undefined && act(context, '/account/single-sign-on/separate', 'Separate', sso.name)}</> }]),
  ];
}

/** A small form with one button: what changes something is never a link. */
function act({ who }: Context, action: string, text: string, hiddenText?: string): Content {
  return (
    <form method="post" action={action} class="tl-act">
      <CsrfField token={who.csrf} />
      <input type="hidden" name="_page" value="/account" />
      <Button text={text} hiddenText={hiddenText} kind="secondary" classes="govuk-!-margin-bottom-0 govuk-!-margin-top-2" preventDoubleClick />
    </form>
  );
}

function deviceOf(s: Session, own: Session): string {
  return `${s.device || 'An unknown device'}${s.address === '' ? '' : `, from ${s.address}`}${s.id === own.id ? ' (this one)' : ''}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const CHANGES = { ...OWN_FRESH, method: 'POST' } as const;

/** Changes that need no page of their own. */
export const changes = [
  route({
    ...CHANGES, path: '/account/authenticator/remove',
    handle: async ({ desk, session, from, holder }) => {
      const { passkeys } = await desk.identity.secondFactors(session);
      if (passkeys.length === 0 && (await mustHaveSecondFactor(desk, session, holder))) {
        return { is: 'redirect', to: '/account', notice: 'Not removed: your role must have a second proof. Add a passkey first, or replace the app' };
      }
      if (await desk.identity.removeAuthenticator(session)) await note(desk, session, 'authenticator app removed', from.address);
      return { is: 'redirect', to: '/account', notice: 'The authenticator app is removed' };
    },
  }),
  route({
    ...CHANGES, path: '/account/passkeys/:passkey/remove',
    handle: async ({ desk, session, from, holder, params }) => {
      const { passkeys, authenticator } = await desk.identity.secondFactors(session);
      if (passkeys.length === 1 && authenticator === undefined && (await mustHaveSecondFactor(desk, session, holder))) {
        return { is: 'redirect', to: '/account', notice: 'Not removed: your role must have a second proof. Add another one first' };
      }
      if (!(await desk.identity.removePasskey(session, params['passkey'] ?? ''))) return { is: 'not-found', what: 'You have no such passkey. It may have been removed already.' };
      await note(desk, session, 'passkey removed', from.address);
      return { is: 'redirect', to: '/account', notice: 'The passkey is removed' };
    },
  }),
  route({
    ...OWN, method: 'POST', path: '/account/sessions/:session/end',
    handle: async ({ desk, session, from, params }) => {
      if ((await desk.identity.endSessionsOf(session, { id: params['session'] ?? '' }, desk.clock.now())) > 0) await note(desk, session, 'sessions ended', from.address, { detail: 'one of their own' });
      return { is: 'redirect', to: '/account', notice: 'That sign-in has ended' };
    },
  }),
  route({
    ...OWN, method: 'POST', path: '/account/sessions/end-others',
    handle: async ({ desk, session, from }) => {
      const ended = await desk.identity.endSessionsOf(session, { butToken: session.tokenHash }, desk.clock.now());
      await note(desk, session, 'sessions ended', from.address, { detail: `all but one of their own: ${ended}` });
      return { is: 'redirect', to: '/account', notice: 'You are signed in nowhere else' };
    },
  }),
  route({
    ...CHANGES, path: '/account/single-sign-on/separate',
    handle: async ({ desk, session, from }) => {
      await desk.identity.setProvider(session, undefined);
      await note(desk, session, 'single sign-on separated', from.address);
      return { is: 'redirect', to: '/account', notice: 'Your account is no longer joined to single sign-on' };
    },
  }),
] as const;
