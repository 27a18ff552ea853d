import { z } from 'zod';
import { kindOf } from '../../chronology/kinds/index.ts';
import type { Event } from '../expression/condition.ts';
import { event, word, type Rule } from './word.ts';

const part = z.strictObject({
  title: z.string().max(120),
  /** what belongs in this part, said to whoever writes it */
  asks: z.string().optional(),
  /** facts that it draws on */
  facts: z.array(z.string()).default([]),
  /** entries that it draws on */
  entries: z.array(event).default([]),
  /** of each sort of entry so many, the latest */
  latest: z.number().int().min(1).max(20).default(3),
});

const schema = z.strictObject({
  /** the kind of entry that holds the form when somebody has confirmed it */
  of: z.string(),
  title: z.string(),
  parts: z.array(part).min(1),
});

export interface FormPart {
  readonly title: string;
  readonly asks?: string;
  /** slots of facts of the child */
  readonly facts: readonly number[];
  readonly entries: readonly Event[];
  readonly latest: number;
}

export interface FormRule extends Rule {
  readonly says: string;
  readonly of: string;
  readonly title: string;
  readonly parts: readonly FormPart[];
}

/** The fields by which a kind of entry holds a form: its own parts, and the words of others. */
export const FORM_FIELDS = ['parts', 'others'] as const;

/** A form of several parts that starts from the record; a person reads, changes and confirms it. */
export const form = word({
  key: 'form',
  schema,
  compile(w, f, at): FormRule {
    const { path } = at;
    w.kind([...path, 'of'], f.of);
    for (const name of FORM_FIELDS) if (kindOf(f.of) !== undefined && !w.hasField(f.of, name)) w.fault([...path, 'of'], `entries of ${f.of} hold no form: they have no field "${name}"`);
    return {
      clause: at.clause,
      says: at.says,
      of: f.of,
      title: f.title,
      parts: f.parts.map((p) => ({
        title: p.title,
        latest: p.latest,
        facts: p.facts.map((name) => w.fact([...path, 'parts'], name)),
        entries: p.entries.map((text) => w.event([...path, 'parts'], text)),
        ...(p.asks === undefined ? {} : { asks: p.asks }),
      })),
    };
  },
  describe: (f, say) => [
    `${f.title} starts from the record; words of another agency are set apart in it, and it stands when a person has confirmed it (${say.kind(f.of)}).`,
    ...f.parts.map((p) => `${f.title}, ${p.title}: ${[...p.facts.map((n) => say.fact(n)), ...p.entries.map((e) => `the latest ${p.latest === 1 ? '' : `${p.latest} of `}${say.event(e)}`)].join('; ') || 'written by hand'}.`),
  ],
});
