import type { PackLine } from '../../../app/packs/lines.ts';
import type { Chosen } from '../../../app/many/chosen.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { PACK_PARTS } from '../../../core/sharing/pack-parts.ts';
import { Button, Checkboxes, CsrfField, InsetText, Select, SummaryList, Table, type Content } from '../../components/index.ts';
import { choicesOfService } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { dataRows } from '../../forms/data-rows.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { lastOf } from '../../forms/typed.ts';
import type { Context } from '../../route.ts';
import { Names } from '../many/what.tsx';

/** What a pack asks for, of the fields of a disclosure. */
export const PACK_FIELDS = ['person', 'recipient', 'purpose', 'gateway', 'gateway-other', 'risk', 'agreement', 'channel'] as const;

interface FormModel {
  readonly context: Context;
  readonly kind: AnyKind;
  readonly chosen: Chosen;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly hidden: Readonly<Record<string, string>>;
  readonly cancel: string;
}

/** The first step: with whom, on which basis, and what each line says. */
export function PackForm({ context, kind, chosen, typed, faults, hidden, cancel }: FormModel) {
  const choices = choicesOfService(chosen);
  const field = (name: string): Content => {
    const f = kind.fields[name];
    if (f === undefined) return null;
    // What is read here is shared entry by entry, on the child's own page.
    if (name === 'channel' && f.type.is === 'choice') return <FieldView name={name} field={{ ...f, type: { ...f.type, options: Object.fromEntries(Object.entries(f.type.options).filter(([k]) => k !== 'here')) } }} typed={typed} faults={faults} choices={choices} />;
    return <FieldView name={name} field={f} typed={typed} faults={faults} choices={choices} />;
  };
  return (
    <form method="post" action="/packs" novalidate>
      <CsrfField token={context.who.csrf} />
      {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <Names chosen={chosen} />
      <Select name="to" label="With which agency?" labelSize="s" value={lastOf(typed, 'to')} error={faults.get('to')} items={[{ value: '', text: 'Choose' }, ...chosen.agencies.filter((a) => a.id !== context.who.reader.agency).map((a) => ({ value: a.id, text: a.name }))]} />
      <Checkboxes
        name="parts" label="What is said of each child, besides the name and the date of birth?" labelSize="s" hint="What they need for the purpose, and no more" error={faults.get('parts')} values={typed['parts'] ?? []}
        items={Object.entries(PACK_PARTS).map(([value, p]) => ({ value, text: p.label }))}
      />
      {PACK_FIELDS.map(field)}
      <WhenFields kind={kind} typed={typed} faults={faults} label="Given on" />
      <div class="govuk-button-group">
        <Button text="Look at it before it is recorded" />
        <a class="govuk-link" href={cancel}>Cancel</a>
      </div>
    </form>
  );
}

interface LookModel {
  readonly context: Context;
  readonly kind: AnyKind;
  readonly chosen: Chosen;
  readonly lines: readonly PackLine[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly typed: Typed;
}

/** The second step: what stands in it, what is left out because it is another agency's; then it is recorded for each. */
export function PackLook({ context, kind, chosen, lines, data, typed }: LookModel) {
  const carried = Object.entries(typed).filter(([name]) => !name.startsWith('_') || ['_command', '_back', '_page'].includes(name));
  const hidden = carried.flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />));
  const left = lines.reduce((n, l) => n + l.leftOut.length, 0);
  return (
    <>
      <SummaryList rows={dataRows({ ...kind, fields: Object.fromEntries(['to', ...PACK_FIELDS].flatMap((n) => (kind.fields[n] === undefined ? [] : [[n, kind.fields[n]] as const]))) }, data, chosen.names).map((r) => ({ key: r.label, value: r.label === kind.fields['to']?.label ? chosen.names.agency(String(data['to'])) : r.value }))} />
      {left > 0 && <InsetText>{left === 1 ? '1 entry is' : `${left} entries are`} left out, because it is the information of an agency that has not agreed to pass it on to this recipient. Ask it on the child’s page Sharing.</InsetText>}
      <Table
        caption="What stands in it" captionSize="m" stackOnMobile head={['Child', 'What is shared', 'Left out']}
        rows={lines.map((l) => [
          <><a class="govuk-link" href={`/children/${l.chosen.row.id}/sharing`}>{nameOf(l.chosen.row)}</a>{l.chosen.row.reference === undefined ? '' : ` (${l.chosen.row.reference})`}</>,
          <span class="tl-typed">{l.words}</span>, l.leftOut.length === 0 ? 'nothing' : l.leftOut.map((x) => `${x.label}: of ${chosen.names.agency(x.agency)}`).join('; '),
        ])}
      />
      <form method="post" action="/packs">
        <CsrfField token={context.who.csrf} />
        {hidden}
        <input type="hidden" name="looked" value="yes" />
        <p class="govuk-body">It is recorded as shared on the record of each child, with this basis. Nothing is sent from here.</p>
        <div class="govuk-button-group">
          <Button text={`Record it for ${lines.length} and make the pack`} preventDoubleClick />
          <Button text="Change it" kind="secondary" name="_change" value="yes" />
        </div>
      </form>
    </>
  );
}
