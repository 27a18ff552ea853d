import type { Role } from '../../access/roles.ts';
import { between, latest, type Fact, type FactValue, type Known } from './fact.ts';

const ROLES: readonly Role[] = ['case-manager', 'offender-management-coordinator', 'seconded-police-officer'];

const whose = (role: Role): string => role.replaceAll('-', ' ');

function every(role: Role): Fact<Known<FactValue> | undefined> {
  const any = latest(`contact-level.${role}.every`, `Contact of the ${whose(role)} every`, { is: 'period' }, 'contact-level.set', 'every') as Fact<Known<FactValue> | undefined>;
  return { ...any, step: (state, entry) => (entry.data['role'] === role ? any.step(state, entry) : state) };
}

function instructed(role: Role): Fact {
  const goes = (to: 'on' | 'off') => ({ 'contact.instructed': (e: { readonly data: Readonly<Record<string, unknown>> }) => e.data['role'] === role && e.data['goes'] === to });
  return { ...between(`contact-instructed.${role}`, `Contact of the ${whose(role)} asked for by a manager`, goes('on'), goes('off')), kinds: ['contact.instructed'] };
}

/** How often those of a role have contact, by a manager's word. */
export const contactLevelFacts: readonly Fact[] = ROLES.flatMap((role) => [every(role), instructed(role)]);
