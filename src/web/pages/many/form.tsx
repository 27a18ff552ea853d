import type { Chosen } from '../../../app/many/chosen.ts';
import type { KeptForm, Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { choicesOfService } from '../../forms/choices.ts';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { RecordForm } from '../../forms/record-form.tsx';
import { dateAsTyped } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { backOf, carriedOn } from './chosen-of.ts';
import { countText, Names } from './what.tsx';

/** Where it stands, so that what comes too late is given back. */
export const MANY = '/many';

/** The form of a kind, asked once for all who were chosen. */
export function formPage(context: Context, kind: AnyKind, chosen: Chosen, typed: Typed, showing: { readonly faults?: Faults; readonly restored?: KeptForm | undefined } = {}): Reply {
  const faults: Faults = showing.faults ?? new Map<string, string>();
  const back = backOf(context, typed);
  const title = `${kind.forMany?.label ?? kind.label}: ${countText(chosen.children.length)}`;
  return {
    is: 'page',
    title,
    nav: 'caseload',
    back: { href: back, text: 'Back to the list' },
    errors: [...faults].map(([field, text]) => ({ field, text })),
    ...(faults.size === 0 ? {} : { status: 422 }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {kind.hint !== undefined && <p class="govuk-body">{kind.hint}</p>}
          <p class="govuk-body">It is recorded on the record of each of them, in the same words. Write nothing that is about one child alone.</p>
          <Names chosen={chosen} />
          <RecordForm
            kind={kind} action="/many/record" page={MANY} csrf={context.who.csrf} typed={{ occurredOn: [dateAsTyped(context.today)], ...typed }} faults={faults} cancel={back}
            command={commandIdOf(typed, () => context.ports.ids.next())} seen={0} choices={choicesOfService(chosen)} draftKey={`many:${kind.name}`} restored={showing.restored}
            hidden={{ kind: kind.name, _back: back, ...carriedOn(chosen, typed) }} button={`Record for ${countText(chosen.children.length)}`}
          />
        </div>
      </div>
    ),
  };
}
