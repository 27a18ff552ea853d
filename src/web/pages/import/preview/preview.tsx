import { Button, CsrfField, InsetText, LooseDate, Radios, SummaryList, Table, WarningText } from '../../../components/index.ts';
import { previewImport, type Preview } from '../../../../app/imports/preview.ts';
import { asWritten } from '../../../../app/imports/counts.ts';
import type { ServiceRow } from '../../../../app/ports/directory.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { longDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import type { ImportRow } from '../../../../tracker/index.ts';
import { dateAsTyped, lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { batchOf, NO_IMPORT, pathOf } from '../batch-of.ts';
import { FaultList } from '../fault-list.tsx';
import { many, Step } from '../steps.tsx';

const SHOWN = 100;
const DYO = { dyo: 'DYO', no: 'No: an earlier decision', 'not-applicable': 'Not applicable' } as const;

/** Step 3: plain counts, ten of their own rows, every fault, before anything goes on record. */
export async function showPreview(context: Context): Promise<Reply> {
  return previewPage(context, []);
}

export async function previewPage(context: Context, errors: readonly FieldError[]): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  if (batch.state !== 'read') return { is: 'redirect', to: pathOf(batch) };
  const previewed = await previewImport(context.ports, context.who.reader, batch.id);
  if (previewed.outcome === 'none') return NO_IMPORT;
  if (previewed.outcome === 'no-mapping') return { is: 'redirect', to: `/import/${batch.id}/columns`, notice: previewed.why };
  const service = await context.ports.store.asReader(context.who.reader, ({ directory }) => directory.service());
  return {
    is: 'page',
    title: 'Look before it runs',
    nav: 'import',
    wide: true,
    back: { href: `/import/${batch.id}/columns`, text: 'What the columns mean' },
    ...(errors.length === 0 ? {} : { errors, status: 422 }),
    body: <View p={previewed.preview} service={service} csrf={context.who.csrf} today={context.today} mayLive={context.may('service.go-live')} typed={context.form} errors={errors} />,
  };
}

function View({ p, service, csrf, today, mayLive, typed, errors }: { readonly p: Preview; readonly service: ServiceRow | undefined; readonly csrf: string; readonly today: PlainDate; readonly mayLive: boolean; readonly typed: Context['form']; readonly errors: readonly FieldError[] }) {
  const { counts } = p;
  const notes = notesOf(p.rows);
  const rejected = p.rows.filter((r) => r.status === 'rejected' || r.status === 'duplicate');
  return (
    <>
      <Step n={3} />
      <h1 class="govuk-heading-xl">What would come of it</h1>
      <p class="govuk-body-l">{p.batch.filename}, true on {longDate(p.asAt)}. Nothing is on record yet.</p>
      <SummaryList
        rows={[
          { key: 'Rows', value: counts.rows.toLocaleString('en-GB') },
          { key: 'Good', value: `${counts.imported.toLocaleString('en-GB')}: ${many(p.newChildren, 'new child', 'new children')}, ${many(counts.unchanged, 'row')} unchanged since last time` },
          { key: 'Not in until somebody has settled them', value: `${many(counts.rejected, 'row')} with something wrong, ${many(counts.duplicates, 'possible duplicate')}` },
          ...(counts.leftOut > 0 ? [{ key: 'Left out, as was said before', value: String(counts.leftOut) }] : []),
          { key: 'DYO in the tracker', value: String(p.dyo) },
          { key: 'Ratings in the tracker', value: `${counts.tracker.red} Red, ${counts.tracker.amber} Amber, ${counts.tracker.green} Green${counts.tracker.other > 0 ? `, ${counts.tracker.other} not clear` : ''}, ${counts.tracker.none} without` },
          { key: 'Entries for new children', value: [...p.entries].map(([kind, n]) => `${kindOf(kind)?.label ?? kind}: ${n}`).join('; ') || 'none' },
          ...(p.workersUnknown.length > 0 ? [{ key: 'Case managers without an account', value: `${p.workersUnknown.map((w) => `${w.name} (${w.rows})`).join(', ')}. Their children come in unallocated, and a manager is asked.` }] : []),
        ]}
      />
      <h2 class="govuk-heading-l">Ten of your rows</h2>
      <Table
        stackOnMobile caption="Ten rows as they would come in" captionHidden head={['Line', 'Reference', 'Name', 'Born', 'DYO', 'Rating', 'Entries']}
        rows={p.sample.map(({ row, kinds }) => [
          String(row.line), row.reference ?? '', asWritten(row).name, row.values['date-of-birth'] === undefined ? 'not in the tracker' : longDate(row.values['date-of-birth']), row.values.dyo === undefined ? 'blank: not recorded in the tracker' : DYO[row.values.dyo],
          asWritten(row).ragAsWritten || 'none', [...new Set(kinds)].map((k) => kindOf(k)?.label ?? k).join(', '),
        ])}
      />
      {rejected.length > 0 && (
        <>
          <h2 class="govuk-heading-l">Not in yet: {rejected.length}</h2>
          <p class="govuk-body">Good rows come in without waiting for these. You settle each afterwards, here or in the spreadsheet; until then the board, the agenda and the search say that they are missing.</p>
          <Table
            stackOnMobile caption="Rows with something wrong" captionHidden head={['Line', 'Child', 'Rating', 'What is wrong']}
            rows={rejected.slice(0, SHOWN).map((r) => [String(r.line), `${r.reference ?? 'no reference'} ${asWritten(r).name}`, asWritten(r).ragAsWritten || 'none', <FaultList faults={r.faults} duplicate={r.duplicateOf?.why} />])}
          />
          {rejected.length > SHOWN && <p class="govuk-body">The first {SHOWN} of {rejected.length}.</p>}
        </>
      )}
      {notes.length > 0 && (
        <>
          <h2 class="govuk-heading-l">Worth knowing</h2>
          <ul class="govuk-list govuk-list--bullet">{notes.map((n) => <li>{n.text}{n.rows > 1 ? ` (and ${many(n.rows - 1, 'more row')} like it)` : ''} <span class="govuk-hint">line {n.line}</span></li>)}</ul>
        </>
      )}
      <form method="post" action={`/import/${p.batch.id}/run`} novalidate>
        <CsrfField token={csrf} />
        <h2 class="govuk-heading-l">Going live</h2>
        {service?.goLive !== undefined ? <p class="govuk-body">What fell due before {longDate(service.goLive)} is “brought forward: to check”: nobody is late for it.</p> : !mayLive ? <WarningText text="No go-live day is set, so what fell due earlier would be shown as late. A manager sets it." /> : (
          <Radios
            name="live" label="What fell due before today" labelSize="s" hint="The tracker may not say everything that was done. This holds for the whole service and can be changed." value={lastOf(typed, 'live')} error={errors.find((e) => e.field === 'live')?.text}
            items={[
              { value: 'today', text: 'Bring it forward, to check: nobody is late for it', hint: `Go-live day: today, ${longDate(today)}` },
              { value: 'on', text: 'Go live on another day', conditional: <LooseDate name="liveOn" label="Go-live day" hint={`For example, ${dateAsTyped(today)}`} value={lastOf(typed, 'liveOn')} error={errors.find((e) => e.field === 'liveOn')?.text} /> },
              { value: 'no', text: 'Leave it: the service is live already, what is late is late' },
            ]}
          />
        )}
        <Button text={`Bring in ${many(counts.imported - counts.unchanged, 'row')}`} preventDoubleClick />
      </form>
      <InsetText>Comments are kept as quotations “from tracker” and nothing is concluded from them. A blank cell means “not recorded in the tracker”, not “not done”. A knife mark is “tracker says, source unconfirmed”.</InsetText>
    </>
  );
}

/** Notes by what they say, each with the first line that has it. */
function notesOf(rows: readonly ImportRow[]): readonly { readonly text: string; readonly line: number; readonly rows: number }[] {
  const byCode = new Map<string, { text: string; line: number; rows: number }>();
  for (const row of rows) {
    if (row.status !== 'good') continue;
    for (const note of row.notes) {
      const key = `${note.code} ${note.column ?? ''}`;
      const known = byCode.get(key);
      if (known === undefined) byCode.set(key, { text: note.column === undefined ? note.text : `${note.column}: ${note.text}`, line: row.line, rows: 1 });
      else known.rows += 1;
    }
  }
  return [...byCode.values()].sort((a, b) => b.rows - a.rows);
}
