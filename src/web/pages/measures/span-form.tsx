import { Button, LooseDate, Select } from '../../components/index.ts';
import type { CohortTitle, TeamsAsked } from '../../../app/cohorts/measure-page.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import type { SpanAsked } from './span-of.ts';

interface SpanModel {
  readonly action: string;
  readonly asked: SpanAsked;
  readonly teams: TeamsAsked;
  readonly cohorts?: readonly CohortTitle[];
  readonly cohort?: string;
}

/** Which days, of which cohort, and of whose cases. */
export function SpanForm({ action, asked, teams, cohorts, cohort }: SpanModel) {
  const fault = (name: string): string | undefined => asked.errors.find((e) => e.field === name)?.text;
  return (
    <form method="get" action={action} class="tl-inline-form">
      <LooseDate id="from" name="from" label="From" hint="Empty: from the beginning" value={asked.from} error={fault('from')} />
      <LooseDate id="to" name="to" label="To, as at" hint="For example, 31/3/2026" value={asked.to} error={fault('to')} />
      {cohorts !== undefined && cohorts.length > 0 && (
        <Select id="cohort" name="cohort" label="Of" value={cohort ?? ''} items={[{ value: '', text: 'Those in it now (live)' }, ...cohorts.map((c) => ({ value: c.id, text: `${c.label}, fixed ${longDate(c.fixedOn)}` }))]} />
      )}
      {teams.all.length > 1 && <Select id="team" name="team" label="Cases of" value={teams.chosen ?? ''} items={[{ value: '', text: 'The whole service' }, ...teams.all.map((t) => ({ value: t, text: t }))]} />}
      <Button text="Show" kind="secondary" />
    </form>
  );
}
