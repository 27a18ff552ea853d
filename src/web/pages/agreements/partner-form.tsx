import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { Button, CsrfField } from '../../components/index.ts';
import { ROLE_CHOICES, type Choices } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { lastOf } from '../../forms/typed.ts';
import type { Context } from '../../route.ts';

/** In place of a partner: one that is not on record yet. */
export const NEW = 'new';

/** What is recorded about a partner from this page, with the words of its form. */
export const PARTNER_FORMS = {
  'agreement.registered': 'Record an agreement',
  'agreement.reviewed': 'Record a review',
  'obligation.set': 'Add an obligation',
  'obligation.status-set': 'Say whether it is met',
  'obligation.challenged': 'Record a challenge',
  'training.held': 'Record training',
  'processing.decided': 'Record a decision on processing data',
  'principle.evidenced': 'Record evidence of a data protection principle',
} as const;
export type PartnerKind = keyof typeof PARTNER_FORMS;

/** Where the form of a kind stands: about a partner, perhaps in answer to an entry of it. */
export function formPath(kind: PartnerKind | 'unit.recorded', partner: string, of?: string): string {
  return `/agreements/record/${kind}?${new URLSearchParams({ partner, ...(of === undefined ? {} : { of }) }).toString()}`;
}

interface FormModel {
  readonly context: Context;
  readonly kind: AnyKind;
  readonly partner: string;
  readonly of: string;
  readonly typed: Typed;
  readonly faults: Faults;
}

const CHOICES: Choices = { people: [], roles: ROLE_CHOICES, areas: [], duties: [], entries: () => [] };

/** The form of one kind about one partner. */
export function PartnerForm({ context, kind, partner, of, typed, faults }: FormModel) {
  return (
    <form method="post" action={`/agreements/record/${kind.name}`} novalidate>
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
      <input type="hidden" name="partner" value={partner} />
      {of !== '' && <input type="hidden" name="of" value={of} />}
      {Object.entries(kind.fields).map(([field, f]) => FieldView({ name: field, field: f, typed, faults, choices: CHOICES }))}
      <WhenFields kind={kind} typed={typed} faults={faults} />
      <Button text="Record" preventDoubleClick />
    </form>
  );
}
