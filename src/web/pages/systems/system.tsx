import { AIMS } from '../../../core/access/purposes.ts';
import { roleLabel } from '../../../core/access/roles.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { note } from '../../../app/accounts/events.ts';
import type { Manager } from '../../../app/accounts/administer.ts';
import { endClient, endSecret, goodSecrets, makeSecret, MOST_SECRETS, ROTATION_DAYS, setLastDay } from '../../../app/clients/administer-clients.ts';
import { markOfSecret } from '../../../app/clients/secret.ts';
import type { Client, ClientSecret } from '../../../app/ports/clients.ts';
import { Button, CsrfField, Details, LooseDate, SummaryList, Table, type Content } from '../../components/index.ts';
import { dateAsTyped } from '../../forms/typed.ts';
import { route, type Context, type PageReply, type Reply, type Route } from '../../route.ts';
import { valueOf } from '../../server/request.ts';
import { momentText } from '../account/moments.ts';
import { MANAGING } from '../account/administration/list.tsx';
import { State, SYSTEMS } from './list.tsx';
import { secretPage } from './secret-once.tsx';
import { ToldView } from './told-view.tsx';

const NOBODY: Reply = { is: 'not-found', what: 'There is no such system of your service.' };

/** One system: what it may, its secrets, what happened; and what the administrator does about it. */
export const system: readonly Route[] = [
  route({
    ...MANAGING, method: 'GET', path: `${SYSTEMS}/:worker`,
    handle: async (context) => {
      const client = await clientOf(context);
      return client === undefined ? NOBODY : page(context, client, {});
    },
  }),
  act('secret', async (context, client, by) => {
    const made = await makeSecret(context.desk, by, client);
    return 'fault' in made ? page(context, client, { secret: made.fault }) : secretPage(client.name, made.secret, `${SYSTEMS}/${client.worker}`, context.desk.origin);
  }),
  act('secret/:mark/end', async (context, client, by) => {
    const ended = await endSecret(context.desk, by, client, context.params['mark'] ?? '');
    return done(client, ended ? 'The secret is ended' : 'This secret had ended before');
  }),
  act('until', async (context, client, by) => {
    const day = parseDateAsTyped(valueOf(context.form, 'until'), context.today, 'future');
    const fault = day.ok ? await setLastDay(context.desk, by, client, day.value) : `Last day: give ${day.error}`;
    return fault === undefined ? done(client, 'The last day is set') : page(context, client, { until: fault });
  }),
  act('told/:subscription/again', async (context, client, by) => {
    const subscription = context.params['subscription'] ?? '';
    const known = (await context.desk.identity.subscriptions(client.service, client.worker)).some((s) => s.id === subscription);
    if (!known) return done(client, 'It no longer wants to be told there');
    await context.desk.identity.tellAgain(client.service, subscription);
    await note(context.desk, client, 'system: told again', by.address, { by: by.worker });
    return done(client, 'It is told again, from where it had come to');
  }),
  act('end', async (context, client, by) => {
    await endClient(context.desk, by, client);
    return done(client, `${client.name} is ended: it is heard no longer`);
  }),
];

function act(what: string, change: (context: Context, client: Client, by: Manager) => Promise<Reply>): Route {
  return route({
    ...MANAGING, fresh: true, method: 'POST', path: `${SYSTEMS}/:worker/${what}`,
    handle: async (context) => {
      const client = await clientOf(context);
      const { session, from } = context;
      return client === undefined ? NOBODY : change(context, client, { service: session.service, worker: session.worker, address: from.address });
    },
  });
}

function done(client: Client, notice: string): Reply {
  return { is: 'redirect', to: `${SYSTEMS}/${client.worker}`, notice };
}

async function clientOf({ desk, session, params }: Context): Promise<Client | undefined> {
  return (await desk.identity.clients(session.service)).find((c) => c.worker === params['worker']);
}

async function page(context: Context, client: Client, faults: Readonly<Record<string, string>>): Promise<PageReply> {
  const { desk, session, today } = context;
  const [secrets, subscriptions, tries, events] = await Promise.all([
    desk.identity.clientSecrets(session.service, client.worker), desk.identity.subscriptions(session.service, client.worker), desk.identity.deliveries(session.service, client.worker, 20),
    desk.identity.eventsOf({ service: session.service, worker: client.worker }, 30),
  ]);
  const good = goodSecrets(secrets, desk.clock.now());
  const here = `${SYSTEMS}/${client.worker}`;
  const form = (what: string, button: string, inside: Content, kind: 'secondary' | 'warning' = 'secondary'): Content => (
    <form method="post" action={`${here}/${what}`} novalidate>
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_page" value={here} />
      {inside}
      <Button text={button} kind={kind} preventDoubleClick />
    </form>
  );
  return {
    is: 'page',
    title: client.name,
    nav: 'accounts',
    back: { href: SYSTEMS, text: 'Systems of agencies' },
    ...(Object.keys(faults).length === 0 ? {} : { status: 422, errors: Object.entries(faults).map(([field, text]) => ({ field, text })) }),
    body: (
      <>
        <h1 class="govuk-heading-l tl-anywhere">{client.name}</h1>
        <SummaryList
          rows={[
            { key: 'Today', value: <State client={client} today={today} /> },
            { key: 'System of', value: client.agencyName },
            { key: 'Acts as', value: roleLabel(client.role) },
            { key: 'May ask for', value: client.aims.map((a) => AIMS[a]).join(', ') },
            { key: 'May record', value: client.mayRecord ? 'Yes' : 'No, it only reads' },
            { key: 'Asks from', value: client.addresses.length === 0 ? 'Any address' : <span class="tl-anywhere">{client.addresses.join(', ')}</span> },
            { key: 'Registered', value: momentText(client.registeredAt) },
            { key: 'Last heard', value: client.usedAt === undefined ? 'Never' : `${momentText(client.usedAt)}${client.usedFrom === undefined ? '' : `, from ${client.usedFrom}`}` },
          ]}
        />
        <Secrets good={good} form={form} />
        {client.endedAt === undefined && (
          <>
            <h2 class="govuk-heading-m">Change</h2>
            {good.length < MOST_SECRETS && (
              <Details summary="Another secret" open={faults['secret'] !== undefined}>
                {form('secret', 'Make another secret', <p class="govuk-body">{good.length === 0 ? 'It has none that opens.' : `The one in use goes on for ${ROTATION_DAYS} days, so that the system can be changed over. If somebody else may have it, end it at once as well.`}</p>)}
              </Details>
            )}
            <Details summary="Last day" open={faults['until'] !== undefined}>
              {form('until', 'Set the last day', <LooseDate name="until" label="Last day of the system" value={valueOf(context.form, 'until') || dateAsTyped(client.until)} error={faults['until']} />)}
            </Details>
            <Details summary="End this system">{form('end', 'End it at once', <p class="govuk-body">It is heard no longer, from this moment, whatever it is doing, and is told of nothing. What it recorded stays, under its name. It cannot be begun again: register another.</p>, 'warning')}</Details>
          </>
        )}
        <ToldView subscriptions={subscriptions} tries={tries} form={form} />
        <h2 class="govuk-heading-m">What happened lately</h2>
        <p class="govuk-body">What it read of which child is in the audit, like everybody’s reading.</p>
        <Table
          captionHidden caption="Changes of this system, and when it was refused" stackOnMobile head={['When', 'What', 'From']}
          rows={events.map((e) => [momentText(e.at), <span class="tl-anywhere">{e.event.charAt(0).toUpperCase()}{e.event.slice(1)}{e.detail === '' ? '' : ` (${e.detail})`}{e.byName === undefined ? '' : `, by ${e.byName}`}</span>, e.address])}
        />
      </>
    ),
  };
}

function Secrets({ good, form }: { readonly good: readonly ClientSecret[]; readonly form: (what: string, button: string, inside: Content) => Content }) {
  return (
    <>
      <h2 class="govuk-heading-m">Secrets that open</h2>
      {good.length === 0 ? <p class="govuk-body">None.</p> : (
        <Table
          captionHidden caption="Secrets that open now" stackOnMobile head={['Mark', 'Made', 'Good until', 'Last used', { text: 'End it', hidden: true }]}
          rows={good.map((s) => [
            <code>{markOfSecret(s.hash)}</code>, momentText(s.madeAt), s.endsAt === undefined ? 'As long as the system' : momentText(s.endsAt), s.usedAt === undefined ? 'Never' : momentText(s.usedAt),
            form(`secret/${markOfSecret(s.hash)}/end`, `End ${markOfSecret(s.hash)}`, null),
          ])}
        />
      )}
    </>
  );
}
