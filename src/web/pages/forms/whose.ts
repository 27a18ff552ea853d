import type { Entry } from '../../../core/chronology/entry.ts';

/** "Leicestershire Police", "our own record, kept apart: health" */
export function whoseOf(entry: Pick<Entry, 'agency' | 'compartment'>, own: string, nameOf: (agency: string) => string): string {
  const apart = entry.compartment === 'case' ? '' : `kept apart: ${entry.compartment.replaceAll('-', ' ')}`;
  return entry.agency === own ? `our own record, ${apart}` : [nameOf(entry.agency), apart].filter((t) => t !== '').join(', ');
}
