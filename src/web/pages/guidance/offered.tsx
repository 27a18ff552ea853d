import type { DocumentOn } from '../../../app/cohorts/documents.ts';
import { longDate } from '../../../core/values/plain-date.ts';

/** Documents offered where they are needed, each with the version in force and its day. */
export function Offered({ documents }: { readonly documents: readonly DocumentOn[] }) {
  if (documents.length === 0) return null;
  return (
    <section aria-label="Read with this" class="govuk-!-margin-bottom-6">
      <p class="govuk-body govuk-!-margin-bottom-1">Read with this:</p>
      <ul class="govuk-list govuk-list--bullet">
        {documents.map((d) => (
          <li>
            <a class="govuk-link" href={d.link !== undefined && /^https?:\/\//.test(d.link) ? d.link : '/guidance'}>{d.title}</a>
            {d.current !== undefined && `, ${[d.current.issue, d.current.label].filter(Boolean).join(', ')} (counts from ${longDate(d.current.from)})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
