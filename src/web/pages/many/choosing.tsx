import { Button, CsrfField } from '../../components/index.ts';
import type { Context } from '../../route.ts';
import type { ManyListName } from './lists.ts';
import { offeredForMany } from './offered.ts';

/** The form to which the boxes of a list belong, wherever they stand. */
const FORM = 'choose-children';

/** How the boxes of a list stand: absent where the person may record for nobody. */
export interface Choosing {
  /** all are ticked */
  readonly all: boolean;
}

/** Whether children can be chosen from a list, and whether all on the page have been. */
export function choosingOf(context: Context): Choosing | undefined {
  return offeredForMany(context).length === 0 ? undefined : { all: context.query['chosen'] === 'page' };
}

/** The box of one child in a list. */
export function ChooseBox({ choosing, child, name }: { readonly choosing: Choosing; readonly child: string; readonly name: string }) {
  const at = `choose-${child}`;
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small tl-choose tl-no-print">
      <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" id={at} name="child" type="checkbox" value={child} form={FORM} checked={choosing.all} />
        <label class="govuk-label govuk-checkboxes__label" for={at}><span class="govuk-visually-hidden">Choose {name}</span></label>
      </div>
    </div>
  );
}

interface ChooseFormModel {
  readonly context: Context;
  readonly choosing: Choosing;
  /** how many are on this page, and how many the list finds */
  readonly shown: number;
  readonly total: number;
  /** the list whose further pages can be chosen too, with what it is narrowed by */
  readonly list?: { readonly name: ManyListName; readonly words: Readonly<Record<string, string>> };
}

/** Below a list: what can be done with those who are chosen. */
export function ChooseForm({ context, choosing, shown, total, list }: ChooseFormModel) {
  const here = new URL(context.url, 'http://here');
  here.searchParams.delete('chosen');
  const none = `${here.pathname}${here.search}`;
  here.searchParams.set('chosen', 'page');
  const found = new URLSearchParams({ list: list?.name ?? '', ...list?.words });
  return (
    <form id={FORM} method="post" action="/many" class="tl-no-print" aria-label="Record for several children">
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_back" value={none} />
      <p class="govuk-body">
        {choosing.all ? <>All {shown} on this page are ticked. <a class="govuk-link" href={none}>Tick none</a></> : <a class="govuk-link" href={`${here.pathname}${here.search}`}>Tick all {shown} on this page</a>}
        {list !== undefined && total > shown && <>. <a class="govuk-link" href={`/many?${found.toString()}`}>Record for all {total} that this list finds</a></>}
      </p>
      <Button text="Record for those ticked" kind="secondary" />
    </form>
  );
}
