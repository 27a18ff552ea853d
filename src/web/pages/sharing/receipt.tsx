import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import type { Names } from '../../../core/chronology/kind.ts';
import { CHANNELS } from '../../../core/chronology/kinds/disclosure/gateways.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { isLate } from '../../../core/duties/duty.ts';
import { dayAndDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { Tag } from '../../components/index.ts';

function openDuty(record: ChildRecord, made: Entry): ChildRecord['standing']['duties'][number] | undefined {
  return record.standing.duties.find((d) => d.state === 'open' && d.startedBy === made.id && d.proof.some((p) => p.kind === 'disclosure.received'));
}

/** Of how many a rule asks for the receipt still. */
export function unproved(record: ChildRecord, made: readonly Entry[]): number {
  return made.filter((e) => openDuty(record, e) !== undefined).length;
}

interface ReceiptModel {
  readonly made: Entry;
  readonly record: ChildRecord;
  readonly names: Names;
  readonly today: PlainDate;
  readonly may: boolean;
}

/** By which way something went, and who received it when; while nobody has said so, what is asked and how to record it. */
export function Receipt({ made, record, names, today, may }: ReceiptModel) {
  const base = `/children/${record.row.id}`;
  const of = (kind: string): readonly Entry[] => record.timeline.filter((e) => e.kind === kind && e.of === made.id);
  const said = (e: Entry) => <li><a class="govuk-link" href={`${base}/entries/${e.id}`}>{kindOf(e.kind)?.label} {dayAndDate(e.occurredOn, true)}</a>: {kindOf(e.kind)?.summary(e.data, names)}</li>;
  const [sent, received] = [of('disclosure.sent'), of('disclosure.received')];
  const channel = String(made.data['channel'] ?? '');
  // The other service's answer is its receipt, and the seal is kept with the transfer.
  const across = channel === 'transfer';
  const duty = openDuty(record, made);
  const form = (kind: string): string => `${base}/record/${kind}?of=${made.id}&return=${base}/sharing`;
  return (
    <>
      <ul class="govuk-list govuk-!-margin-bottom-1 tl-anywhere">
        {sent.length === 0 && <li>{(CHANNELS as Readonly<Record<string, string>>)[channel] ?? 'Way not recorded'}</li>}
        {across ? <li><a class="govuk-link" href={`${base}/transfers`}>How the transfer stands<span class="govuk-visually-hidden"> that was sent on {dayAndDate(made.occurredOn, true)}</span></a></li> : typeof made.data['proof'] === 'string' && <li>Proof: {made.data['proof']}</li>}
        {sent.map(said)}
        {received.map(said)}
      </ul>
      {duty !== undefined && received.length === 0 && <><Tag text={isLate(duty, today) ? 'No receipt, late' : 'No receipt yet'} colour={isLate(duty, today) ? 'red' : 'yellow'} />{duty.due !== undefined && ` asked for by ${dayAndDate(duty.due, true)} (${duty.clause})`}</>}
      {may && channel !== 'here' && !across && (
        <p class="govuk-body-s govuk-!-margin-bottom-0">
          <a class="govuk-link" href={form('disclosure.received')}>Record the receipt<span class="govuk-visually-hidden"> of what was shared on {dayAndDate(made.occurredOn, true)}</span></a>, <a class="govuk-link" href={form('disclosure.sent')}>record that it was sent<span class="govuk-visually-hidden"> on or after {dayAndDate(made.occurredOn, true)}</span></a>
        </p>
      )}
    </>
  );
}
