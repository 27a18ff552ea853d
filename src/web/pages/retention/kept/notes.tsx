import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import type { Entry } from '../../../../core/chronology/entry.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { personOf, type KeptModel } from './model.tsx';

/** What was decided about keeping and erasing before. */
export function Notes({ notes, m }: { readonly notes: readonly Entry[]; readonly m: KeptModel }) {
  const names = { worker: (who: string): string => m.kept.workers.find((w) => w.id === who)?.name ?? 'Somebody who has left', agency: String, date: longDate };
  return (
    <section aria-labelledby="notes">
      <h2 class="govuk-heading-m" id="notes">What was decided</h2>
      <ul class="govuk-list govuk-list--bullet">
        {notes.map((e) => <li>{longDate(e.occurredOn)}, {kindOf(e.kind)?.label}: {kindOf(e.kind)?.summary(e.data, names)} ({personOf(m, e)})</li>)}
      </ul>
    </section>
  );
}
