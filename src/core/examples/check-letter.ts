import type { Program } from '../policy/program.ts';
import { contains, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';

/** Compares the letters from which an author starts: to whom, about what, and words that stand in them. */
export function checkLetters({ letters }: Expected, program: Program): Difference[] {
  return (letters ?? []).flatMap((w) => {
    const like = program.rules.letter.filter((l) => l.to === w.to && l.about === w.about && contains(l.title, w.title ?? ''));
    return like.some((l) => (w.contains ?? []).every((words) => contains(l.text, words))) ? [] : [{ expected: `letter ${show(w)}`, got: show(like.length > 0 ? like : program.rules.letter.map(({ to, about, title }) => ({ to, about, title }))) }];
  });
}
