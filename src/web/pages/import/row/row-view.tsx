import { Button, CsrfField, Details, Input, Radios, type RadioItem } from '../../../components/index.ts';
import type { StoredRow } from '../../../../app/ports/imports.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { SheetRow } from '../../../../tracker/index.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { FieldError } from '../../../route.ts';
import { FaultList } from '../fault-list.tsx';

interface Model {
  readonly row: StoredRow;
  readonly cells: SheetRow;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

export function RowView(m: Model) {
  const { row } = m;
  const here = `/import/${row.batch}/rows/${row.line}`;
  const faulty = new Set(row.row.faults.map((f) => f.column));
  const columns = row.row.headings.map((heading, i) => ({ n: i + 1, heading: heading || `Column ${i + 1}`, text: m.cells.cells[i]?.text ?? '' }));
  const field = (c: (typeof columns)[number]) => (
    <Input id={`cell.${c.n}`} name={`cell.${c.n}`} label={c.heading} value={m.typed[`cell.${c.n}`]?.at(-1) ?? c.text} error={m.errors.find((e) => e.field === `cell.${c.n}`)?.text} hint={expectedOf(row, c.heading)} />
  );
  const first = columns.filter((c) => faulty.has(c.heading));
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">Line {row.line} of the tracker{row.rag === '' ? '' : `, rating “${row.rag}”`}</span>
        <h1 class="govuk-heading-l">{row.name || 'No name'}{row.reference === undefined ? '' : `, ${row.reference}`}</h1>
        <FaultList faults={row.row.faults} duplicate={row.row.duplicateOf?.why} />
        <form method="post" action={here} novalidate>
          <CsrfField token={m.csrf} />
          <input type="hidden" name="_page" value={here} />
          <Radios
            name="how" label="What is to become of it?" labelSize="m" value={lastOf(m.typed, 'how') || (row.status === 'rejected' ? 'correct' : '')} error={m.errors.find((e) => e.field === 'how')?.text}
            items={choices(m)}
          />
          {first.length > 0 && <h2 class="govuk-heading-m">Cells with something wrong</h2>}
          {first.map(field)}
          <Details summary="All cells of the row">{columns.filter((c) => !faulty.has(c.heading)).map(field)}</Details>
          <Button text="Settle this row" preventDoubleClick />
        </form>
      </div>
    </div>
  );
}

function expectedOf(row: StoredRow, heading: string): string | undefined {
  const faults = row.row.faults.filter((f) => f.column === heading);
  return faults.length === 0 ? undefined : `Expected: ${faults.map((f) => f.expected).join('; ')}`;
}

function choices({ row, typed, errors }: Model): readonly RadioItem[] {
  const why = (how: string, hint: string) => <Input name={`why-${how}`} label="Why" hint={hint} value={lastOf(typed, `why-${how}`)} error={errors.find((e) => e.field === `why-${how}`)?.text} />;
  const codes = new Set(row.row.faults.map((f) => f.code));
  const duplicate = row.row.duplicateOf;
  return [
    { value: 'correct', text: 'Correct the cells below and bring it in' },
    ...(codes.has('under-ten') ? [{ value: 'under-ten-is-right', text: 'The date of birth is right: bring it in' }] : []),
    ...(codes.has('struck-through') || codes.has('hidden') ? [{ value: 'still-on-the-list', text: 'The child is still on the list: bring it in' }] : []),
    ...(duplicate !== undefined && duplicate.reference !== row.reference ? [{ value: 'another-child', text: `Another child than ${duplicate.reference}, with the same name and date of birth: bring it in` }] : []),
    ...(duplicate === undefined ? [] : [{ value: 'same-child', text: `The same child as ${duplicate.reference}: do not bring this row in`, conditional: why('same-child', 'How you know, for whoever asks later') }]),
    { value: 'leave-out', text: 'Leave it out', conditional: why('leave-out', 'For example: left the list in March; a test row') },
  ];
}
