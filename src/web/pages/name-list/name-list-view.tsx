import { Button, Checkboxes, CsrfField, Details, Input, InsetText, LooseDate, Radios, Table } from '../../components/index.ts';
import type { Listed, NameList } from '../../../app/name-list/name-list.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { LIST_CHANNELS, LIST_RECIPIENTS } from '../../../core/chronology/kinds/sharing/name-list-shared.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import { lastOf } from '../../forms/typed.ts';
import type { FieldError } from '../../route.ts';

export interface NameListModel {
  readonly list: NameList;
  readonly mayGive: boolean;
  readonly mayShare: boolean;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
  readonly command: string;
}

/** The word of a recipient. */
export function recipientText(key: string): string {
  return (LIST_RECIPIENTS as Readonly<Record<string, string>>)[key] ?? key;
}

const words = (keys: readonly string[]): string => keys.map(recipientText).join(', ');

/** The list of names as it stands, who has which name, and what was given when. */
export function NameListView(m: NameListModel) {
  const { list } = m;
  const missing = list.on.filter((l) => l.open.length > 0);
  return (
    <>
      <h1 class="govuk-heading-xl">List of names</h1>
      <p class="govuk-body-l">{list.on.length === 1 ? '1 child is' : `${list.on.length} children are`} on the list today. Each recipient gets the names and no more; when a child leaves, all who have the name are asked to remove it.</p>
      {m.mayShare && list.on.length > 0 && <p class="govuk-body"><a class="govuk-link" href="/packs/new?list=register">Make a share pack of these children</a>, where more than the names is needed.</p>}
      {list.left.length > 0 && <Left m={m} />}
      <section aria-labelledby="today">
        <h2 class="govuk-heading-l" id="today">Today</h2>
        {missing.length > 0 && <p class="govuk-body">{missing.length === 1 ? '1 name has' : `${missing.length} names have`} not been given to everybody since the last change or meeting.</p>}
        {list.on.length === 0 ? <InsetText text="Nobody is on the list." /> : (
          <Table
            caption="Names on the list" captionHidden stackOnMobile firstCellIsHeader head={['Name', 'On it since', 'Who has the name', 'Still to be given to']}
            rows={list.on.map((l) => [<Name l={l} />, l.since === undefined ? 'Not recorded' : longDate(l.since), l.heldBy.length === 0 ? 'Nobody' : words(l.heldBy), words(l.open)])}
          />
        )}
      </section>
      {m.mayGive && list.on.length > 0 && <Give m={m} />}
      <Holders list={list} />
      <section aria-labelledby="given">
        <h2 class="govuk-heading-l" id="given">What was given</h2>
        {list.given.length === 0 ? <p class="govuk-body">Nothing has been logged yet.</p> : (
          <ul class="govuk-list">
            {list.given.map((g) => (
              <li>
                <Details summary={`${dayAndDate(g.on, true)}: ${words(g.recipients)}, ${g.names.length === 1 ? '1 name' : `${g.names.length} names`}`}>
                  <p class="govuk-body">{[g.channel === undefined ? undefined : (LIST_CHANNELS as Readonly<Record<string, string>>)[g.channel], g.who, `logged by ${list.workers.get(g.by) ?? 'somebody who has left'}`].filter(Boolean).join(', ')}. The list as it stood that day:</p>
                  <ul class="govuk-list govuk-list--bullet">{g.names.map((n) => <li><a class="govuk-link" href={`/children/${n.child}`}>{n.about}</a>{n.reference === undefined ? '' : ` (${n.reference})`}</li>)}</ul>
                </Details>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Name({ l }: { readonly l: Listed }) {
  return <><a class="govuk-link" href={`/children/${l.child}`}>{l.about}</a>{l.reference === undefined ? '' : ` (${l.reference})`}</>;
}

function HandingFields({ m, prefix, whom }: { readonly m: NameListModel; readonly prefix: string; readonly whom: string }) {
  const at = (name: string): string | undefined => m.errors.find((e) => e.field === `${prefix}${name}`)?.text;
  return (
    <>
      <Checkboxes name={`${prefix}recipients`} label={whom} labelSize="s" small items={Object.entries(LIST_RECIPIENTS).map(([value, text]) => ({ value, text }))} values={m.typed[`${prefix}recipients`] ?? []} error={at('recipients')} />
      <Radios name={`${prefix}channel`} label="How" labelSize="s" items={Object.entries(LIST_CHANNELS).map(([value, text]) => ({ value, text }))} value={lastOf(m.typed, `${prefix}channel`)} error={at('channel')} />
      <Input name={`${prefix}who`} label="Person or address (optional)" labelSize="s" width={20} value={lastOf(m.typed, `${prefix}who`)} autocomplete="off" />
      <LooseDate name={`${prefix}on`} label="On which day?" labelSize="s" value={lastOf(m.typed, `${prefix}on`)} error={at('on')} />
    </>
  );
}

function Give({ m }: { readonly m: NameListModel }) {
  return (
    <section aria-labelledby="give">
      <h2 class="govuk-heading-l" id="give">Log that the list was given</h2>
      <p class="govuk-body">It is logged with the {m.list.on.length} names above, on the record of each child. Nothing is sent from here.</p>
      <form method="post" action="/name-list" novalidate>
        <CsrfField token={m.csrf} />
        <input type="hidden" name="_command" value={m.command} />
        <HandingFields m={m} prefix="give-" whom="To whom" />
        <Button text="Log that it was given" name="act" value="give" preventDoubleClick />
      </form>
    </section>
  );
}

function Left({ m }: { readonly m: NameListModel }) {
  const { left } = m.list;
  const at = m.errors.find((e) => e.field === 'ask-child')?.text;
  return (
    <section aria-labelledby="left">
      <h2 class="govuk-heading-l" id="left">Names to be removed ({left.length})</h2>
      <form method="post" action="/name-list" novalidate>
        <CsrfField token={m.csrf} />
        <input type="hidden" name="_command" value={m.command} />
        <Checkboxes name="ask-child" label="These have left the list" labelSize="s" items={left.map((l) => ({ value: l.child, text: `${l.about}${l.reference === undefined ? '' : ` (${l.reference})`}`, hint: `${words(l.heldBy)} ${l.heldBy.length === 1 ? 'has' : 'have'} the name` }))} values={m.typed['ask-child'] ?? []} error={at} />
        {m.mayGive && <><HandingFields m={m} prefix="ask-" whom="Who was asked" /><Button text="Log that they were asked to remove them" name="act" value="ask" preventDoubleClick /></>}
      </form>
    </section>
  );
}

/** Recipient by recipient: which names they have. */
function Holders({ list }: { readonly list: NameList }) {
  const all = [...list.on, ...list.left];
  const holders = [...new Set(all.flatMap((l) => l.heldBy))];
  if (holders.length === 0) return null;
  return (
    <section aria-labelledby="holders">
      <h2 class="govuk-heading-l" id="holders">Who has which names</h2>
      {holders.map((h) => {
        const has = all.filter((l) => l.heldBy.includes(h));
        return (
          <Details summary={`${recipientText(h)}: ${has.length === 1 ? '1 name' : `${has.length} names`}`}>
            <ul class="govuk-list govuk-list--bullet">{has.map((l) => <li><Name l={l} />{list.left.includes(l) ? ': has left the list, to be removed' : ''}</li>)}</ul>
          </Details>
        );
      })}
    </section>
  );
}
