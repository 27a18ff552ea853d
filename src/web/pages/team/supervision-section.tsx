import { Table } from '../../components/index.ts';
import type { SupervisedWorker } from '../../../app/work/supervised.ts';
import { longDate } from '../../../core/values/plain-date.ts';

/** Whose supervision is due: for the manager's page. */
export function SupervisionSection({ workers }: { readonly workers: readonly SupervisedWorker[] }) {
  if (workers.length === 0) return null;
  const rows = workers.map((w) => [
    <a class="govuk-link" href={`/supervision/${w.worker}`}>{w.name}</a>,
    String(w.dyo),
    w.last === undefined ? 'not yet' : longDate(w.last),
    w.planned === undefined ? 'none planned' : longDate(w.planned),
  ]);
  return (
    <>
      <h2 class="govuk-heading-l">Supervision</h2>
      <p class="govuk-body">Who was supervised longest ago stands first. <a class="govuk-link" href="/lists/oversight">Management oversight of each case, DYO first</a></p>
      <Table stackOnMobile caption="Supervision" captionHidden head={['Who', 'DYO', 'Last supervision', 'Next']} rows={rows} />
    </>
  );
}
