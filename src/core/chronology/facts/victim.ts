import type { Entry } from '../entry.ts';
import { latest, type Fact } from './fact.ts';

/** The managers whom the record of a victim names; the database reads it. */
const named: Fact<{ readonly people: readonly string[] }> = {
  name: 'victim.named',
  label: 'Managers who may read it',
  about: 'person',
  type: { is: 'set' },
  kinds: ['victim.recorded'],
  init: { people: [] },
  step: (_, e: Entry) => ({ people: ((e.data['managers'] as readonly { readonly worker: string }[] | undefined) ?? []).map((m) => m.worker) }),
  value: (s) => s.people,
};

/** Whether something has been passed on of what the victim wishes: what is taken back must be said. */
const told: Fact<{ readonly told: boolean }> = {
  name: 'victim.told',
  label: 'What is wished was passed on',
  about: 'person',
  type: { is: 'boolean' },
  kinds: ['victim.wishes-set'],
  init: { told: false },
  step: (s, e: Entry) => (e.data['may-be-told'] === 'yes' ? { told: true } : s),
  value: (s) => s.told,
};

/** What is known of a victim, for those who may know of them. */
export const victimFacts: readonly Fact[] = [named, told, latest('victim.name', 'Name', { is: 'text' }, 'victim.recorded', 'name', 'person'), latest('victim.contact', 'Contact wished', { is: 'text' }, 'victim.wishes-set', 'contact', 'person')];
