import type { Typed } from '../../../app/identity/drafts.ts';

/** The field in which what a rule asks about one child is answered. */
export function answerName(child: string, clause: string): string {
  return `answer:${child}:${clause}`;
}

/** What was answered about one child, by clause. */
export function answersFor(typed: Typed, child: string): Readonly<Record<string, string>> {
  const start = answerName(child, '');
  return Object.fromEntries(Object.entries(typed).flatMap(([name, values]) => {
    const text = (values.at(-1) ?? '').trim();
    return name.startsWith(start) && text !== '' ? [[name.slice(start.length), text]] : [];
  }));
}
