import type { Parcel } from '../../../app/ports/transfers.ts';
import { TRANSFER_WORDS } from '../../../core/chronology/kinds/transfer/transfer-sorts.ts';
import { longDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { InsetText, Table, Tag } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';

/** What other services have sent to ours: what awaits an answer first. */
export async function showInbox(context: Context): Promise<Reply> {
  const parcels = await context.ports.store.asReader(context.who.reader, ({ transfers }) => transfers.toUs());
  const waiting = parcels.filter((p) => p.state === 'sent');
  const taken = parcels.filter((p) => p.state === 'accepted');
  return {
    is: 'page',
    title: 'Transfers to us',
    nav: 'transfers',
    body: (
      <>
        <h1 class="govuk-heading-xl">Transfers to us</h1>
        <p class="govuk-body">Records that another service has sent. What you open here leaves its trace in both services.</p>
        <h2 class="govuk-heading-m">Awaiting an answer ({waiting.length})</h2>
        {waiting.length === 0 ? <InsetText>No other service has sent anything that awaits an answer.</InsetText> : <Parcels parcels={waiting} caption="Awaiting an answer" />}
        {taken.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Taken in</h2>
            <Parcels parcels={taken} caption="Taken in" />
          </>
        )}
      </>
    ),
  };
}

function Parcels({ parcels, caption }: { readonly parcels: readonly Parcel[]; readonly caption: string }) {
  return (
    <Table
      stackOnMobile caption={caption} captionHidden head={['Child', 'Born', 'From', 'What kind of move', 'Sent']}
      rows={parcels.map((p) => [
        <a class="govuk-link tl-anywhere" href={`/transfers/${p.id}`}>{whose(p)}</a>,
        p.dateOfBirth === undefined ? 'not said' : longDate(p.dateOfBirth),
        <span class="tl-anywhere tl-anywhere--cell">{p.fromName}</span>,
        <>{TRANSFER_WORDS[p.sort]} {p.restricted && <Tag text="restricted" colour="red" />}</>,
        sentOn(p),
      ])}
    />
  );
}

export function whose(p: Parcel): string {
  return p.names ?? (p.restricted ? 'A restricted record' : 'Name not recorded');
}

export function sentOn(p: Parcel): string {
  const day = parsePlainDate(p.sentAt.slice(0, 10));
  return day === undefined ? '' : longDate(day);
}
