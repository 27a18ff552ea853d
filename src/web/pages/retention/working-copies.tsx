import { InsetText, Table } from '../../components/index.ts';
import { writePeriod } from '../../../core/values/period.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { ROW_SORTS } from '../../../core/retention/row-sorts.ts';
import { lastDayOver } from '../../../core/retention/terms.ts';
import { programOf } from '../../../app/record/context.ts';
import type { Context, Reply } from '../../route.ts';

/** Working copies that the program removes by itself, how long each is kept and under which clause. */
export async function showWorkingCopies({ ports, who, today }: Context): Promise<Reply> {
  const { program, calendar } = await ports.store.asReader(who.reader, ({ directory }) => programOf(directory, ports.policies, today));
  const rules = program.rules.retention.flatMap((r) => (r.rows === undefined || ROW_SORTS[r.rows].goes !== 'by itself' ? [] : [{ rule: r, sort: ROW_SORTS[r.rows] }]));
  return {
    is: 'page', title: 'What goes by itself', nav: 'retention', back: { href: '/retention', text: 'Keeping and erasing' },
    body: (
      <>
        <h1 class="govuk-heading-l">What goes by itself</h1>
        <p class="govuk-body">Working copies: nothing of a record is among them. The program removes them when their time is over. How long is a setting of the policy.</p>
        {rules.length === 0 ? <InsetText>No rule of the policy lets anything go by itself.</InsetText> : (
          <Table
            stackOnMobile caption="Working copies, and how long they are kept" captionHidden head={['What', 'Kept', 'Gone today', 'Rule']}
            rows={rules.map(({ rule, sort }) => [sort.label, rule.keep === undefined ? '' : writePeriod(rule.keep), `of ${longDate(lastDayOver(rule, today, calendar))} and earlier`, `${rule.title} (${rule.clause})`])}
          />
        )}
      </>
    ),
  };
}
