import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { NO_CHOICES } from '../../forms/choices.ts';
import { PlainForm } from '../../forms/plain-form.tsx';
import type { Faults } from '../../forms/read-fields.ts';
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

/** The form of one kind about one partner. */
export function PartnerForm({ partner, of, ...model }: FormModel) {
  return <PlainForm {...model} action={`/agreements/record/${model.kind.name}`} hidden={{ partner, ...(of === '' ? {} : { of }) }} choices={NO_CHOICES} cancel="/agreements" />;
}
