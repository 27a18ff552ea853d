import type { ChildRecord } from '../../../../app/child/child-page.ts';
import type { Role } from '../../../../core/access/roles.ts';
import { roleLabel } from '../../../../core/access/roles.ts';
import type { Shown } from '../../../../core/posts/shown.ts';
import { SiblingList } from '../../siblings/siblings.tsx';

/** Brothers and sisters, and whom the policy names to others as responsible for the case. */
export function BesideTheChild({ record, shown, roles }: { readonly record: ChildRecord; readonly shown: readonly Shown[]; readonly roles: readonly Role[] }) {
  const base = `/children/${record.row.id}`;
  const forThem = ({ to }: Shown): boolean => to?.some((r) => roles.includes(r)) ?? true;
  const theirs = [...shown].sort((a, b) => Number(forThem(b)) - Number(forThem(a)));
  return (
    <>
      <h2 class="govuk-heading-m">Brothers and sisters</h2>
      <SiblingList child={record} />
      <p class="govuk-body tl-no-print"><a class="govuk-link" href={`${base}/siblings`}>Add a sibling, or say that they have been checked</a></p>
      {theirs.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Contact points</h2>
          <dl class="govuk-summary-list govuk-summary-list--no-border">
            {theirs.map((s) => (
              <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{s.title}</dt>
                <dd class="govuk-summary-list__value">{s.value === undefined ? s.text : record.workers.find((w) => w.id === s.value)?.name ?? s.text} <span class="govuk-hint">{s.to === undefined ? '' : `for the ${s.to.map((r) => roleLabel(r)).join(', ')} `}({s.clause})</span></dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
