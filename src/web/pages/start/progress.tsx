import type { Progress } from '../../server/progress.ts';
import type { Content } from '../../components/index.ts';

/** What somebody sees while the program gets ready. */
export function progressBody({ says, done, total }: Progress): Content {
  return (
    <>
      <h1 class="govuk-heading-l">Getting ready</h1>
      <p class="govuk-body-l" role="status">{says}{total > 0 ? `: ${done} of ${total}` : ''}</p>
      {total > 0 && <progress class="tl-progress" value={done} max={total}>{Math.round((done / total) * 100)} %</progress>}
      <p class="govuk-body">The very first start takes a minute: it makes a service with invented children, through the same rules as real records. This page looks again by itself every two seconds.</p>
    </>
  );
}
