import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '../../values/plain-date.ts';
import { word, type Rule } from './word.ts';

/** A version known by its month counts from the first of it. */
const day = z
  .string()
  .transform((v) => (/^\d{4}-\d{2}$/.test(v) ? `${v}-01` : v))
  .refine((v) => parsePlainDate(v) !== undefined, 'expected a day such as 2019-05-01 or a month such as 2019-05');

const schema = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** it is the policy itself: decisions are shown with the version in force on their day */
  'is-policy': z.boolean().default(false),
  /** kept under its place in the service, or a public address */
  link: z.string().optional(),
  /** whose document it is: a board, an agency */
  source: z.string().optional(),
  /** where it is offered: names of pages or kinds of entry */
  'offered-with': z.array(z.string()).default([]),
  /** the versions that there have been, each with the day from which it counts; a version known by its month counts from the first of it */
  versions: z.array(z.strictObject({ label: z.string(), from: day, issue: z.string().optional() })).min(1),
});

export interface DocumentVersion {
  readonly label: string;
  readonly from: PlainDate;
  readonly issue?: string;
}

export interface DocumentRule extends Rule {
  readonly name: string;
  readonly title: string;
  readonly link?: string;
  readonly source?: string;
  readonly isPolicy: boolean;
  readonly offeredWith: readonly string[];
  /** the oldest first */
  readonly versions: readonly DocumentVersion[];
}

/** A document that the policy is read with, in its versions. */
export const document = word({
  key: 'document',
  schema,
  compile: (_w, d, at): DocumentRule => ({
    clause: at.clause,
    name: d.name,
    title: d.title,
    isPolicy: d['is-policy'],
    ...(d.source === undefined ? {} : { source: d.source }),
    ...(d.link === undefined ? {} : { link: d.link }),
    offeredWith: d['offered-with'],
    versions: d.versions
      .map((v): DocumentVersion => ({ label: v.label, from: v.from as PlainDate, ...(v.issue === undefined ? {} : { issue: v.issue }) }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  }),
  describe: (d) => [`${d.title}${d.source === undefined ? '' : ` (${d.source})`}: ${d.versions.map((v) => [v.issue, v.label].filter(Boolean).join(', ')).join('; ')}.`],
});
