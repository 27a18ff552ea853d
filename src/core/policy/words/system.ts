import { z } from 'zod';
import { word, type Rule } from './word.ts';

const schema = z.strictObject({
  /** the name by which duties and entries speak of it */
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a short name in small letters'),
  title: z.string(),
  /** what it is, or whose */
  about: z.string().optional(),
});

export interface SystemRule extends Rule {
  readonly name: string;
  readonly title: string;
  readonly about?: string;
}

/** Another system into which some of what is recorded here is entered by hand as well. */
export const system = word({
  key: 'system',
  schema,
  states: true,
  prepare: (w, s) => void w.systems.add(s.name),
  compile: (_w, s, at): SystemRule => ({ clause: at.clause, name: s.name, title: s.title, ...(s.about === undefined ? {} : { about: s.about }) }),
  describe: (s) => [`${s.title}${s.about === undefined ? '' : ` (${s.about})`} is another system: what is owed there is listed under second entries.`],
});
