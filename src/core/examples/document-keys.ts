import { z } from 'zod';
import { day, oneOrMore, role, says, some, someOf } from './written.ts';

/* What examples may expect of documents, letters, forms, posts, what is shown on a case, and vocabulary. */

/** An entry from which a part of a form starts. */
const gathered = z.strictObject({ kind: z.string(), on: day.optional(), with: someOf(z.string(), z.unknown()).optional(), /** whose information it is */ agency: z.string().optional() });

const formPart = says(
  z.strictObject({
    title: z.string(),
    /** part of what its author is asked */
    asks: z.string().optional(),
    /** facts of which it says something */
    facts: z.array(z.string()).optional(),
    /** entries of our own of which it says something */
    gathers: z.array(gathered).optional(),
    /** entries of which it sets the words apart: another agency's, or kept apart */
    others: z.array(gathered).optional(),
    /** parts of our own words */
    contains: some(z.string()).optional(),
  }),
  'title',
);

export const documentKeys = {
  /** a form as the record fills it for somebody of an agency (the service's own if it is not said), on a day */
  form: oneOrMore(says(z.strictObject({ of: z.string(), on: day.optional(), child: z.string().optional(), agency: z.string().optional(), title: z.string().optional(), /** titles of all its parts */ order: z.array(z.string()).optional(), parts: some(formPart).optional() }), 'of', 'on', 'child', 'agency')).optional(),
  /** a document as it was in force on a day */
  documents: some(z.strictObject({ name: z.string(), on: day.optional(), version: z.string().nullable().optional(), issue: z.string().optional(), 'offered-with': z.string().optional(), 'next-review': day.nullable().optional(), 'is-policy': z.boolean().optional(), /** whose it is */ source: z.string().optional() })).optional(),
  /** a letter to start from, with these words in it */
  letters: some(z.strictObject({ to: z.enum(['child', 'carer']), about: z.string(), title: z.string().optional(), contains: some(z.string()).optional() })).optional(),
  /** how many documents are offered with something: { guidance: 4 } */
  'documents-with': someOf(z.string(), z.number().int()).optional(),
  /** who holds the post of a role for an area, on a day; `holder: null`: nobody, or more than one */
  posts: some(says(z.strictObject({ role, area: z.string(), on: day.optional(), post: z.string().optional(), holder: z.string().nullable().optional(), why: z.string().optional(), cover: z.array(z.string()).optional() }), 'role', 'area', 'on')).optional(),
  /** what stands on a case for a role; `value: null`: nothing */
  shown: some(z.strictObject({ to: role, title: z.string().optional(), child: z.string().optional(), value: z.string().nullable() })).optional(),
  terms: some(z.strictObject({ term: z.string(), meaning: z.string().optional(), alias: z.string().optional() })).optional(),
};
