import { z } from 'zod';
import { word, type Rule } from './word.ts';

export interface LetterRule extends Rule {
  readonly to: 'child' | 'carer';
  readonly about: string;
  readonly title: string;
  readonly text: string;
}

/** Words in braces that are filled in from the record: the name on the letter, the child's name, who writes it, as what, for which service. */
export const LETTER_WORDS = ['name', 'child', 'author', 'role', 'service'] as const;

/** A letter to the child or the family in plain words, from which its author starts. Nothing is sent by itself. */
export const letter = word({
  key: 'letter',
  schema: z.strictObject({
    to: z.enum(['child', 'carer']),
    /** a value of "about" of the kind letter.written */
    about: z.string(),
    title: z.string(),
    text: z.string(),
  }),
  states: true,
  compile(w, l, at): LetterRule {
    w.value([...at.path, 'about'], 'letter.written', 'about', l.about);
    for (const [, name] of l.text.matchAll(/\{([\w-]+)\}/g)) {
      if (!(LETTER_WORDS as readonly (string | undefined)[]).includes(name)) w.fault([...at.path, 'text'], `"{${name ?? ''}}" is not known in a letter; expected one of ${LETTER_WORDS.map((x) => `{${x}}`).join(', ')}`);
    }
    return { clause: at.clause, to: l.to, about: l.about, title: l.title, text: l.text };
  },
  describe: (l) => [`There is a letter to ${l.to === 'child' ? 'the child' : 'a parent or carer'} to start from: ${l.title}.`],
});

/** The text of a letter with what the record knows filled in. */
export function fillLetter(text: string, words: Readonly<Record<(typeof LETTER_WORDS)[number], string>>): string {
  return text.replace(/\{([\w-]+)\}/g, (whole, name: string) => (words as Readonly<Record<string, string>>)[name] ?? whole).trim();
}
