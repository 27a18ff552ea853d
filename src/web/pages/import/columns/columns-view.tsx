import { Button, CsrfField, Details, Input, InsetText, LooseDate, Radios, Select, Table } from '../../../components/index.ts';
import type { Batch, SavedMapping } from '../../../../app/ports/imports.ts';
import type { WorkerRow } from '../../../../app/ports/directory.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { columnLetters, FIELD_IDS, TARGET_FIELDS, workerNames, type ColumnGuess, type Guess, type Mapping, type Sheet } from '../../../../tracker/index.ts';
import { dateAsTyped, lastOf } from '../../../forms/typed.ts';
import type { FieldError } from '../../../route.ts';
import { Step } from '../steps.tsx';
import { foundColours } from './found-colours.ts';

interface Model {
  readonly batch: Batch;
  readonly sheets: readonly Sheet[];
  readonly sheet: Sheet;
  readonly guess: Guess;
  readonly mapping: Mapping | undefined;
  readonly workers: readonly WorkerRow[];
  readonly saved: readonly SavedMapping[];
  readonly used: string;
  readonly csrf: string;
  readonly typed?: Typed;
  readonly errors: readonly FieldError[];
}

const FIELDS = [{ value: '', text: 'Do not take in' }, ...FIELD_IDS.map((id) => ({ value: id, text: TARGET_FIELDS[id].label }))];
const RATINGS = [{ value: 'none', text: 'No rating' }, { value: 'red', text: 'Red' }, { value: 'amber', text: 'Amber' }, { value: 'green', text: 'Green' }];

export function ColumnsView(m: Model) {
  const here = `/import/${m.batch.id}/columns`;
  const faultOf = (field: string): string | undefined => m.errors.find((e) => e.field === field)?.text;
  const value = (name: string, otherwise: string): string => (m.typed === undefined ? otherwise : lastOf(m.typed, name));
  return (
    <>
      <Step n={2} />
      <h1 class="govuk-heading-xl">What the columns mean</h1>
      {(m.sheets.length > 1 || m.saved.length > 0) && <Choices m={m} here={here} />}
      <Notices sheet={m.sheet} />
      {m.mapping === undefined ? <InsetText text={`No row of “${m.sheet.name}” looks like column names. Choose another sheet, or put the names of the columns into one row and choose the file again.`} /> : (
        <form method="post" action={here} novalidate>
          <CsrfField token={m.csrf} />
          <input type="hidden" name="sheet" value={m.sheet.name} />
          <input type="hidden" name="saved" value={m.used} />
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-two-thirds">
              <LooseDate name="asAt" label="As at: on which day was the tracker true?" hint={m.guess.asAt === undefined ? 'Facts without a day of their own are recorded as true on this day. For example, 24/11/2026' : `${m.guess.asAt.because} Facts without a day of their own are recorded as true on this day.`} value={value('asAt', m.mapping.asAt === undefined ? '' : dateAsTyped(m.mapping.asAt))} error={faultOf('asAt')} />
              <Radios name="dateOrder" label="In 1/2/2026, which number is the day?" labelSize="s" hint={m.guess.dateOrder.because} inline value={value('dateOrder', m.mapping.dateOrder)} items={[{ value: 'day-first', text: 'The first: 1 February' }, { value: 'month-first', text: 'The second: 2 January' }]} />
            </div>
          </div>
          <h2 class="govuk-heading-l">Columns</h2>
          <Table
            stackOnMobile classes="tl-import-columns" caption="Columns of the tracker" captionHidden head={['Column', 'What it holds', { text: 'Taken as', classes: 'govuk-!-width-one-third' }, 'Why']}
            rows={m.guess.columns.map((c) => columnRow(c, m, value, faultOf))}
          />
          <Colours m={m} value={value} />
          <Workers m={m} value={value} />
          <h2 class="govuk-heading-l">Hidden and struck-through rows</h2>
          <Radios name="struck" label="Rows that are struck through" labelSize="s" inline value={value('struck', m.mapping.struckThroughRows)} items={[{ value: 'ask', text: 'Ask about each' }, { value: 'bring-in', text: 'Bring in like the others' }]} />
          <Radios name="hiddenRows" label="Rows that are hidden" labelSize="s" inline value={value('hiddenRows', m.mapping.hiddenRows)} items={[{ value: 'bring-in', text: 'Bring in like the others' }, { value: 'ask', text: 'Ask about each' }]} />
          <Input name="saveAs" label="Save these columns for the next version (optional)" hint="A name, such as “DYO tracker”" value={value('saveAs', m.used)} width={20} />
          <Button text="See what would come of it" preventDoubleClick />
        </form>
      )}
    </>
  );
}

function Choices({ m, here }: { readonly m: Model; readonly here: string }) {
  return (
    <form method="get" action={here} class="tl-inline-form">
      {m.sheets.length > 1 && <Select id="choose-sheet" name="sheet" label="Sheet" value={m.sheet.name} items={m.sheets.map((s) => ({ value: s.name, text: `${s.name} (${s.rows.length} rows${s.hidden ? ', hidden' : ''})` }))} />}
      {m.saved.length > 0 && <Select id="choose-saved" name="saved" label="Saved columns" value={m.used} items={[{ value: '', text: 'None: guess' }, ...m.saved.map((s) => ({ value: s.name, text: s.name }))]} />}
      <Button text="Use" kind="secondary" />
    </form>
  );
}

/** What the file holds besides plain rows: shown, never dropped silently. */
function Notices({ sheet }: { readonly sheet: Sheet }) {
  if (sheet.notices.length === 0) return null;
  return (
    <InsetText>
      <h2 class="govuk-heading-s">About this sheet</h2>
      <ul class="govuk-list govuk-list--bullet">{sheet.notices.map((n) => <li>{n.text}</li>)}</ul>
    </InsetText>
  );
}

function columnRow(c: ColumnGuess, m: Model, value: (name: string, otherwise: string) => string, faultOf: (field: string) => string | undefined) {
  const mapped = m.mapping?.columns.find((x) => x.column === c.column);
  const on = mapped?.meetingOn ?? c.meetingOn;
  const name = c.heading || `column ${columnLetters(c.column)} without a heading`;
  return [
    <><strong>{c.heading || '(no heading)'}</strong><br /><span class="govuk-hint">{columnLetters(c.column)}{c.hidden ? ', hidden' : ''}, {c.filled} filled</span></>,
    c.samples.length === 0 ? 'nothing written' : <span class="tl-samples">{c.samples.map((s) => (s.length > 60 ? `${s.slice(0, 60)}…` : s)).join(' · ')}</span>,
    <>
      <Select id={`field.${c.column}`} name={`field.${c.column}`} label={`“${name}” is taken as`} labelHidden value={value(`field.${c.column}`, mapped?.field ?? '')} items={FIELDS} error={faultOf(`field.${c.column}`)} />
      {(mapped?.field === 'meeting' || faultOf(`on.${c.column}`) !== undefined) && <Input id={`on.${c.column}`} name={`on.${c.column}`} label="Day of the meeting" labelSize="s" width={10} value={value(`on.${c.column}`, on === undefined ? '' : dateAsTyped(on))} error={faultOf(`on.${c.column}`)} />}
    </>,
    <span class={c.confidence === 'sure' ? 'govuk-hint' : 'tl-check'}>{c.confidence === 'check' ? 'Please check: ' : ''}{c.because}</span>,
  ];
}

function Colours({ m, value }: { readonly m: Model; readonly value: (name: string, otherwise: string) => string }) {
  const found = foundColours(m.sheet);
  if (found.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-l">Background colours</h2>
      <p class="govuk-body">Colours that plainly are red, amber or green are read as ratings in rating columns. Say what the others mean.</p>
      {found.map((c) => (
        <Select name={`colour.${c.hex}`} label={<><svg class="tl-swatch" width="24" height="16" viewBox="0 0 24 16" aria-hidden="true" focusable="false"><rect width="24" height="16" fill={`#${c.hex}`} stroke="#505a5f" /></svg> #{c.hex}, on {c.cells} {c.cells === 1 ? 'cell' : 'cells'}{c.name === undefined ? '' : `, looks ${c.name}`}</>} value={value(`colour.${c.hex}`, m.mapping?.colours[c.hex] ?? (c.name ?? 'none'))} items={RATINGS} />
      ))}
    </>
  );
}

function Workers({ m, value }: { readonly m: Model; readonly value: (name: string, otherwise: string) => string }) {
  const names = m.mapping === undefined ? [] : workerNames(m.sheet, m.mapping);
  if (names.length === 0) return null;
  const items = [{ value: '', text: 'Not known: leave unallocated, a manager is asked' }, ...m.workers.map((w) => ({ value: w.id, text: w.name }))];
  return (
    <>
      <h2 class="govuk-heading-l">Whom the names mean</h2>
      <Details summary={`${names.length} names in the column of case managers`} open>
        <Table
          stackOnMobile classes="tl-import-columns" caption="Names in the tracker and the accounts that they mean" captionHidden head={['In the tracker', 'Rows', 'Account']}
          rows={names.map((n, i) => [n.name, String(n.rows), <Select id={`worker.${i}`} name={`worker.${i}`} label={`Account of ${n.name}`} labelHidden value={value(`worker.${i}`, n.account ?? likely(n.name, m.workers) ?? '')} items={items} />])}
        />
      </Details>
    </>
  );
}

/** The one account whose surname and first letter are those of "L. Marlowe", or whose initials are "LM"; a person sees it and may change it. */
function likely(name: string, workers: readonly WorkerRow[]): string | undefined {
  if (/^[A-Z]{2,3}$/.test(name)) {
    const same = workers.filter((w) => w.name.split(/[\s.]+/).map((p) => p.charAt(0).toUpperCase()).join('') === name);
    return same.length === 1 ? same[0]?.id : undefined;
  }
  const [first = '', ...rest] = name.toLowerCase().split(/[\s.]+/).filter((p) => p !== '');
  const last = rest.at(-1);
  if (last === undefined) return undefined;
  const found = workers.filter((w) => w.name.toLowerCase().endsWith(` ${last}`) && w.name.toLowerCase().startsWith(first.charAt(0)));
  return found.length === 1 ? found[0]?.id : undefined;
}
