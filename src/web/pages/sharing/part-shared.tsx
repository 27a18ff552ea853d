import { z } from 'zod';
import type { ChildRecord } from '../../../app/child/child-page.ts';
import { WITHHELD } from '../../../core/chronology/kinds/rights/rights.ts';
import { SummaryList } from '../../components/index.ts';
import { rowsOf } from '../rights/given.ts';

const PART = z.object({ entry: z.string(), title: z.string(), text: z.string(), why: z.string() });
type Part = z.output<typeof PART>;

/** The entries of a disclosure that go in part, as they would be recorded. */
export function sharedPartsOf(data: unknown): readonly Part[] {
  return z.array(PART).catch([]).parse(data);
}

/** One entry that goes in part: what the recipient reads, with black marks in it, which lines are not whole, and why. */
export function PartShared({ part, record }: { readonly part: Part; readonly record: ChildRecord }) {
  const entry = record.timeline.find((e) => e.id === part.entry);
  const given = part.text.split('\n');
  const whole = entry === undefined ? [] : rowsOf(entry, record);
  const notWhole = whole.filter((r) => !part.text.includes(`${r.label}: ${r.value}`)).map((r) => r.label);
  const why = new Map<string, string>(Object.entries(WITHHELD)).get(part.why) ?? part.why;
  return (
    <section aria-label={part.title}>
      <h3 class="govuk-heading-s">{part.title}</h3>
      <SummaryList
        rows={[
          { key: 'What they read', value: <>{given.map((line) => <span class="tl-typed">{line}<br /></span>)}</> },
          { key: 'Not all of it is given in', value: notWhole.length === 0 ? 'No line' : notWhole.join(', ') },
          { key: 'Why', value: why },
        ]}
      />
    </section>
  );
}
