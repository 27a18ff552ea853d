import { roleLabel } from '../../../core/access/roles.ts';
import { longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import type { Client } from '../../../app/ports/clients.ts';
import { Button, InsetText, Table, Tag } from '../../components/index.ts';
import { route } from '../../route.ts';
import { momentText } from '../account/moments.ts';
import { MANAGING } from '../account/administration/list.tsx';

export const SYSTEMS = '/accounts/systems';

/** Every system that was ever registered, those that are heard first. */
export const list = route({
  ...MANAGING,
  method: 'GET',
  path: SYSTEMS,
  async handle({ desk, session, today }) {
    const clients = await desk.identity.clients(session.service);
    return {
      is: 'page',
      title: 'Systems of agencies',
      nav: 'accounts',
      wide: true,
      back: { href: '/accounts', text: 'Accounts' },
      body: (
        <>
          <h1 class="govuk-heading-l">Systems of agencies</h1>
          <p class="govuk-body">Another computer system can read here, and record, without anybody typing. It sees what a person in its role would see, and what it does is kept under its name. <a class="govuk-link" href="/interface">What systems may ask for</a></p>
          <Button href={`${SYSTEMS}/new`} text="Register a system" />
          {clients.length === 0 ? <InsetText text="No system is registered: nothing but people reads or records here." /> : (
            <Table
              captionHidden caption="Systems that were registered" stackOnMobile firstCellIsHeader head={['System', 'Agency', 'Acts as', 'May', 'Today', 'Last heard']}
              rows={clients.map((c) => [
                <a class="govuk-link tl-anywhere" href={`${SYSTEMS}/${c.worker}`}>{c.name}</a>, c.agencyName, roleLabel(c.role), c.mayRecord ? 'Read and record' : 'Read', <State client={c} today={today} />,
                c.usedAt === undefined ? 'Never' : momentText(c.usedAt),
              ])}
            />
          )}
        </>
      ),
    };
  },
});

/** Whether a system is heard, in a word. */
export function State({ client, today }: { readonly client: Client; readonly today: PlainDate }) {
  if (client.endedAt !== undefined) return <Tag text="Ended" colour="red" />;
  if (client.until < today) return <Tag text={`Last day was ${longDate(client.until)}`} colour="red" />;
  if (client.agencyUntil !== undefined && client.agencyUntil < today) return <Tag text="Its agency has ended" colour="red" />;
  return <Tag text={`Heard until ${longDate(client.until)}`} colour="green" />;
}
