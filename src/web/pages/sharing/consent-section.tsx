import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { CONSENT_STATUS } from '../../../core/chronology/kinds/consent/consent-recorded.ts';
import { CONSENT_RECIPIENTS, CONSENT_SCOPE } from '../../../core/chronology/kinds/consent/consent-scope.ts';
import { dayAndDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { Button, InsetText, SummaryList, Table, Tag, type TagColour } from '../../components/index.ts';

interface Model {
  readonly record: ChildRecord;
  readonly mayRecord: boolean;
}

const COLOURS: Readonly<Record<string, TagColour>> = { given: 'green', refused: 'red', withdrawn: 'red', expired: 'yellow' };

/** What the child and the family have agreed may be told, to whom and until when; what has rested on it; what it was before. */
export function ConsentSection({ record, mayRecord }: Model) {
  const base = `/children/${record.row.id}`;
  const all = record.timeline.filter((e) => e.kind === 'consent.recorded').reverse();
  const [now, ...earlier] = all;
  const used = record.timeline.filter((e) => e.kind === 'consent.relied-on').length;
  return (
    <section aria-labelledby="consent">
      <h2 class="govuk-heading-m" id="consent">Consent</h2>
      {now === undefined ? <InsetText>Nobody has been asked, as far as is recorded.</InsetText> : (
        <>
          <SummaryList
            rows={[
              { key: 'How it stands', value: <><Tag text={statusWords(record, now)} colour={COLOURS[String(record.standing.facts['consent.status']?.value ?? '')] ?? 'grey'} /> since {dayAndDate(now.occurredOn, true)}</> },
              ...line('May be told', words(now.data['scope'], CONSENT_SCOPE)),
              ...line('To whom', [words(now.data['recipients'], CONSENT_RECIPIENTS), text(now, 'named')].filter((x) => x !== '').join('; ')),
              ...line('Until', day(now)),
              ...line('What was explained', text(now, 'explained')),
              ...line('Signed', [signedBy(now), text(now, 'signed-name')].filter((x) => x !== '').join(', ')),
              ...line('Under', text(now, 'agreement')),
              { key: 'Rested on consent', value: used === 0 ? 'nothing that was shared' : `${used} ${used === 1 ? 'disclosure' : 'disclosures'}; each names its consent in the chronology` },
            ]}
          />
          {earlier.length > 0 && (
            <Table
              caption="Consent before" stackOnMobile small head={['Day', 'Consent', 'To whom']}
              rows={earlier.map((e) => [<a class="govuk-link" href={`${base}/entries/${e.id}`}>{dayAndDate(e.occurredOn, true)}</a>, statusOf(e), words(e.data['recipients'], CONSENT_RECIPIENTS)])}
            />
          )}
        </>
      )}
      {mayRecord && <Button text={now === undefined ? 'Record consent' : 'Record consent anew, or its withdrawal'} kind="secondary" href={`${base}/record/consent.recorded?return=${base}/sharing`} />}
    </section>
  );
}

function statusOf(e: Entry): string {
  return (CONSENT_STATUS as Readonly<Record<string, string>>)[String(e.data['status'])] ?? '';
}

/** What was given until a day that is over is said to be over. */
function statusWords(record: ChildRecord, e: Entry): string {
  return record.standing.facts['consent.status']?.value === 'expired' ? 'Its last day has gone by' : statusOf(e);
}

function words(value: unknown, options: Readonly<Record<string, string>>): string {
  return Array.isArray(value) ? value.map((v) => options[String(v)] ?? String(v)).join('; ') : '';
}

function text(e: Entry, name: string): string {
  const value = e.data[name];
  return typeof value === 'string' ? value : '';
}

function day(e: Entry): string {
  const until = parsePlainDate(text(e, 'until'));
  return until === undefined ? '' : dayAndDate(until, true);
}

function signedBy(e: Entry): string {
  return words(e.data['signed'], { 'young-person': 'the young person', 'parent-carer': 'a parent or carer', nobody: 'nobody' });
}

function line(key: string, value: string): readonly { readonly key: string; readonly value: string }[] {
  return value === '' ? [] : [{ key, value }];
}
