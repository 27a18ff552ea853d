import type { ChildQuery } from '../../../app/ports/lists.ts';

/** The words of the address by which the register is narrowed. */
export const REGISTER_WORDS = ['rag', 'area'] as const;

/** Who is on the register, by the words of its address. */
export function registerQuery(words: Readonly<Record<string, string>>): ChildQuery {
  const [rag, area] = [words['rag'] ?? '', words['area'] ?? ''];
  return { dyo: true, ...(rag === '' ? {} : { rag }), ...(area === '' ? {} : { area }) };
}
