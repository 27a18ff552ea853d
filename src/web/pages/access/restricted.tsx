import { namesOf } from '../../../app/names.ts';
import type { RestrictedNotice } from '../../../app/ports/access.ts';
import type { SubjectId } from '../../../core/values/ids.ts';
import { InsetText } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';

/** What stands in place of a restricted record for those who may know that it exists; undefined for all others. */
export async function restrictedPage({ ports, who, today, may }: Context, child: SubjectId): Promise<Reply | undefined> {
  const found = await ports.store.asReader(who.reader, async (unit) => {
    const notice = await unit.access.notice(child);
    return notice === undefined ? undefined : { notice, names: namesOf(await unit.directory.workers(today)) };
  });
  if (found === undefined) return undefined;
  return {
    is: 'page',
    status: 403,
    title: 'This record is restricted',
    nav: 'caseload',
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">This record is restricted</h1>
          <p class="govuk-body">The record exists. Only a few named people may open it. Ask <strong>{found.names.worker(found.notice.ask)}</strong>.</p>
          {may('glass.break') && <p class="govuk-body">If a child’s safety cannot wait, you can <a class="govuk-link" href="/emergency">open it in an emergency</a>. The managers are told at once.</p>}
        </div>
      </div>
    ),
  };
}

/** What a search says of restricted records that fit exactly. */
export function RestrictedFound({ notices, name }: { readonly notices: readonly RestrictedNotice[]; readonly name: (worker: RestrictedNotice['ask']) => string }) {
  if (notices.length === 0) return <></>;
  return (
    <InsetText>
      {notices.length === 1 ? 'A restricted record fits exactly' : `${notices.length} restricted records fit exactly`}. It exists, so do not record the child again. Ask {[...new Set(notices.map((n) => name(n.ask)))].join(' or ')}.
    </InsetText>
  );
}
