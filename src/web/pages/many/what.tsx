import { nameOf } from '../../../app/child/child-page.ts';
import { MOST_AT_ONCE, type Chosen } from '../../../app/many/chosen.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { Button, CsrfField, Details, InsetText, Radios } from '../../components/index.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { backOf, carriedOn, idsIn } from './chosen-of.ts';
import { offeredForMany } from './offered.ts';

/** "30 children" */
export function countText(n: number): string {
  return n === 1 ? '1 child' : `${n} children`;
}

/** Who was chosen, by name. */
export function Names({ chosen, open = false }: { readonly chosen: Chosen; readonly open?: boolean }) {
  return (
    <Details summary={`Who they are: ${countText(chosen.children.length)}`} open={open}>
      <ul class="govuk-list govuk-list--bullet tl-anywhere">
        {chosen.children.map(({ row }) => <li>{nameOf(row)}{row.reference === undefined ? '' : `, ${row.reference}`}{row.caseManager === undefined ? ', nobody holds the case' : `, held by ${chosen.names.worker(row.caseManager)}`}</li>)}
      </ul>
    </Details>
  );
}

/** Whether somebody has sent the boxes of a list without a tick. */
function ticksNobody(typed: Typed): boolean {
  return lastOf(typed, '_back') !== '' && idsIn(typed).length === 0;
}

/** Asks what is to be recorded for those who were chosen. */
export function whatPage(context: Context, chosen: Chosen, typed: Typed, asked: boolean): Reply {
  const back = backOf(context, typed);
  const kinds = offeredForMany(context);
  const nobody = chosen.children.length === 0;
  const tooMany = chosen.total > chosen.children.length;
  const errors: readonly FieldError[] = asked && !nobody ? [{ field: 'kind', text: 'Choose what is to be recorded' }] : [];
  const title = nobody ? 'Record for several children' : `Record for ${countText(chosen.total)}`;
  return {
    is: 'page',
    title,
    nav: 'caseload',
    back: { href: back, text: 'Back to the list' },
    errors,
    ...(errors.length === 0 ? {} : { status: 422 }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {nobody && ticksNobody(typed) && <InsetText>Nobody is ticked. <a class="govuk-link" href={back}>Go back to the list</a>, tick the children and choose “Record for those ticked” again.</InsetText>}
          {nobody && !ticksNobody(typed) && <InsetText>Nobody is chosen whose record you may open. Tick children in the <a class="govuk-link" href="/caseload">caseload</a>, on the board or in a list, and choose “Record for those ticked”.</InsetText>}
          {!nobody && tooMany && <InsetText>The list finds {chosen.total}. At most {MOST_AT_ONCE} are recorded for at a time, so that the names can be looked through: <a class="govuk-link" href={back}>narrow the list</a> or tick some of it.</InsetText>}
          {!nobody && !tooMany && (
            <>
              <Names chosen={chosen} open={chosen.children.length <= 10} />
              <form method="post" action="/many" novalidate>
                <CsrfField token={context.who.csrf} />
                <input type="hidden" name="_back" value={back} />
                <input type="hidden" name="_page" value="/many" />
                <input type="hidden" name="_asked" value="yes" />
                {Object.entries(carriedOn(chosen, typed)).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
                <Radios
                  name="kind" label="What is to be recorded?" labelSize="m" hint="The same for each of them. A rule answers for each child by itself." error={errors[0]?.text}
                  items={kinds.map((k) => ({ value: k.name, text: k.forMany?.label ?? k.label }))} value={typed['kind']?.at(-1) ?? ''}
                />
                <div class="govuk-button-group">
                  <Button text="Continue" />
                  {context.may('disclosure.make') && <Button text="Make a share pack for them" kind="secondary" formaction="/packs/new" />}
                  <a class="govuk-link" href={back}>Cancel</a>
                </div>
              </form>
            </>
          )}
        </div>
      </div>
    ),
  };
}
