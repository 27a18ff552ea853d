import { TOLD, type DeliveryTry, type Subscription } from '../../../app/ports/telling.ts';
import { Table, Tag, type Content } from '../../components/index.ts';
import { momentText } from '../account/moments.ts';

interface Told {
  readonly subscriptions: readonly Subscription[];
  readonly tries: readonly DeliveryTry[];
  readonly form: (what: string, button: string, inside: Content) => Content;
}

/** Where a system is told of what happens, and how that went. */
export function ToldView({ subscriptions, tries, form }: Told) {
  return (
    <>
      <h2 class="govuk-heading-m">Being told</h2>
      {subscriptions.length === 0 ? <p class="govuk-body">It has not asked to be told of anything.</p> : (
        <Table
          captionHidden caption="Where it wants to be told" stackOnMobile head={['Address', 'Of what', 'Today', { text: 'Tell it again', hidden: true }]}
          rows={subscriptions.map((s) => [
            <span class="tl-typed">{s.url}</span>, <>{s.sorts.map((sort) => TOLD[sort]).join('; ')}{s.kinds.length === 0 ? '' : ` (${s.kinds.join(', ')})`}</>, <State of={s} />,
            s.failingSince === undefined ? '' : form(`told/${s.id}/again`, 'Tell it again now', <span class="govuk-visually-hidden">{s.url}</span>),
          ])}
        />
      )}
      {tries.length > 0 && (
        <Table
          caption="Last messages" captionSize="s" stackOnMobile head={['When', 'What', 'Number', 'What came of it']}
          rows={tries.map((t) => [momentText(t.at), TOLD[t.sort], String(t.n), t.outcome === 'taken' ? 'Taken' : `Not taken: ${t.outcome}`])}
        />
      )}
    </>
  );
}

function State({ of }: { readonly of: Subscription }) {
  if (of.stoppedAt !== undefined) return <><Tag text="Given up" colour="red" /> since {momentText(of.stoppedAt)}. Nothing is lost: it goes on from where it had come to.</>;
  if (of.failingSince !== undefined) return <><Tag text="Does not answer" colour="yellow" /> since {momentText(of.failingSince)}{of.nextTryAt === undefined ? '' : `, next try ${momentText(of.nextTryAt)}`}</>;
  return <Tag text="Is told" colour="green" />;
}
