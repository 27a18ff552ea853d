import { Button, Details, Fieldset, Input, LooseDate, Radios, Select, Textarea, type Content } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { CASE_ROLES, roleLabel, type Role } from '../../../../core/access/roles.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { OpenItem } from '../../../../app/meetings/open-item.ts';
import { FieldView } from '../../../forms/field-view.tsx';
import type { Choices } from '../../../forms/choices.ts';
import type { Faults } from '../../../forms/read-fields.ts';
import { lastOf, rowsTyped } from '../../../forms/typed.ts';
import { askedFields, PARTS } from '../item-fields.ts';

interface Part {
  readonly item: OpenItem;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly choices: Choices;
}

/** What is to be considered about the child, and whether it leaves the list. */
export function DecisionsForm({ item, typed, faults, choices }: Part): Content {
  return (
    <>
      {item.groups.filter((g) => g.needs === 'consideration' && g.kind !== undefined).map((g) => (
        <section aria-labelledby={`consider-${g.group}`}>
          <h2 class="govuk-heading-m" id={`consider-${g.group}`}>{g.title}</h2>
          {Object.entries(askedFields(g.kind ?? '')).map(([name, field]) => FieldView({ name: `${PARTS.considered}${g.group}.${name}`, field, typed, faults, choices, labelSize: 's', rows: 3 }))}
        </section>
      ))}
      {[...new Set(item.groups.flatMap((g) => (g.needs === 'outcome' && g.kind !== undefined ? [g.kind] : [])))].map((kind) => (
        <section aria-labelledby={`outcome-${kind}`}>
          <h2 class="govuk-heading-m" id={`outcome-${kind}`} tabindex={-1}>{kindOf(kind)?.label}</h2>
          {kindOf(kind)?.hint !== undefined && <p class="govuk-hint">{kindOf(kind)?.hint}</p>}
          {Object.entries(askedFields(kind)).map(([name, field]) => FieldView({ name: `${PARTS.outcome}${kind}.${name}`, field, typed, faults, choices: { ...choices, roles: rolesAround(item) }, labelSize: 's', rows: 3 }))}
        </section>
      ))}
      {item.groups.some((g) => g.needs === 'decision') && <Leaving item={item} typed={typed} faults={faults} choices={choices} />}
    </>
  );
}

/** The roles that have to do with the meeting, before those that work with cases: whom a chair would name. */
function rolesAround({ sitting: { meeting, state } }: OpenItem): Choices['roles'] {
  const here: readonly Role[] = [
    ...(meeting.chairs === undefined ? [] : [...meeting.chairs.value.roles, ...meeting.chairs.value.deputies]),
    ...meeting.core.map((c) => c.role), ...meeting.seats.flatMap((s) => [...s.roles, ...s.deputies]), ...state.attendance.map((p) => p.role), ...CASE_ROLES,
  ];
  return [...new Set(here)].map((r) => ({ value: r, text: roleLabel(r) }));
}

function Leaving({ item, typed, faults, choices }: Part) {
  const kind = item.sitting.meeting.ends?.kind ?? '';
  return (
    <section aria-labelledby="leaving">
      <h2 class="govuk-heading-m" id="leaving">{kindOf(kind)?.label ?? 'Leaving the list'}?</h2>
      <ul class="govuk-list govuk-list--bullet">
        {item.proposals.map((p) => (
          <li>{p.ground}, since {longDate(p.since)} ({p.clause}){p.evidence.length === 0 ? '' : `: ${p.evidence.map((e) => `${e.label} ${e.value}`).join(', ')}`}{p.marks.length === 0 ? '' : `. Note: ${p.marks.join(', ')}`}</li>
        ))}
      </ul>
      <Radios
        name="ends" label="What does the meeting decide?" labelSize="s" value={lastOf(typed, 'ends')} error={faults.get('ends')}
        items={[
          { value: 'leaves', text: 'Leaves the list', conditional: <>{Object.entries(askedFields(kind)).map(([name, field]) => FieldView({ name: `${PARTS.leaves}${name}`, field, typed, faults, choices, rows: 3 }))}</> },
          { value: 'stays', text: 'Stays on the list', conditional: <Textarea name="stays-reason" label="Why the child stays" rows={2} value={lastOf(typed, 'stays-reason')} error={faults.get('stays-reason')} /> },
        ]}
      />
    </section>
  );
}

/** New actions: what, who and by when; several. */
export function ActionsForm({ typed, faults, choices }: Omit<Part, 'item'>): Content {
  const people = choices.people.map((p) => ({ value: `worker:${p.value}`, text: p.text }));
  const roles = choices.roles.map((r) => ({ value: `role:${r.value}`, text: `The ${/^(MAPPA|Offender)/.test(r.text) ? r.text : r.text.toLowerCase()} of the case` }));
  return (
    <section aria-labelledby="actions">
      <h2 class="govuk-heading-m" id="actions">Actions</h2>
      {Array.from({ length: rowsOf(typed, PARTS.action) }, (_, n) => {
        const at = `${PARTS.action}.${n}.`;
        return (
          <Fieldset legend={`Action ${n + 1}`} legendSize="s" classes="tl-new-action">
            <Input name={`${at}what`} label="What is to be done" width="full" value={lastOf(typed, `${at}what`)} error={faults.get(`${at}what`)} autocomplete="off" />
            <Select name={`${at}who`} label="Who" items={[{ value: '', text: 'Choose' }, ...people, ...roles]} value={lastOf(typed, `${at}who`)} error={faults.get(`${at}who`)} />
            <Input name={`${at}outside`} label="Or somebody outside the service" width={20} value={lastOf(typed, `${at}outside`)} autocomplete="off" />
            <LooseDate name={`${at}due`} label="By when" hint="For example, 3/3/2026" value={lastOf(typed, `${at}due`)} error={faults.get(`${at}due`)} />
          </Fieldset>
        );
      })}
      <Button text="Save and add another action" kind="secondary" name="_more" value={PARTS.action} />
    </section>
  );
}

/** That partner information was considered: its date and who holds it. What it says stays with them. */
export function InformationForm({ typed, faults, choices }: Omit<Part, 'item'>): Content {
  return (
    <section aria-labelledby="information">
      <h2 class="govuk-heading-m" id="information">Partner information considered</h2>
      <p class="govuk-hint">Only that it was considered, its date and who holds it. What it says, and where it comes from, stays with the agency that holds it.</p>
      {Array.from({ length: rowsOf(typed, PARTS.information) }, (_, n) => (
        <Fieldset legend={`Information ${n + 1}`} legendSize="s" classes="tl-new-action">
          {Object.entries(askedFields('information.considered')).map(([name, field]) => FieldView({ name: `${PARTS.information}.${n}.${name}`, field, typed, faults, choices }))}
        </Fieldset>
      ))}
      <Button text="Save and add another" kind="secondary" name="_more" value={PARTS.information} />
    </section>
  );
}

/** The child is not decided today, or is not for this meeting any more. */
export function NotToday({ item, typed, faults }: Omit<Part, 'choices'>): Content {
  const carry = item.sitting.meeting.eachItem?.carry === true;
  return (
    <Details summary="Not decided today" open={lastOf(typed, 'settle') !== ''}>
      <Radios
        name="settle" label="What happens with the child?" labelSize="s" value={lastOf(typed, 'settle')}
        items={[
          { value: 'decide', text: 'Decided today: what is filled in counts' },
          ...(carry ? [{
            value: 'carry', text: 'Carried over', conditional: (
              <>
                <Textarea name="carry-reason" label="Why" rows={2} value={lastOf(typed, 'carry-reason')} error={faults.get('carry-reason')} />
                <LooseDate name="carry-until" label="To which day" hint="For example, 3/3/2026" value={lastOf(typed, 'carry-until')} error={faults.get('carry-until')} />
              </>
            ),
          }] : []),
          { value: 'not-needed', text: 'No longer for this meeting', conditional: <Textarea name="not-needed-reason" label="Why" rows={2} value={lastOf(typed, 'not-needed-reason')} error={faults.get('not-needed-reason')} /> },
        ]}
      />
    </Details>
  );
}

function rowsOf(typed: Typed, list: string): number {
  return rowsTyped(typed, list) + (lastOf(typed, '_more') === list || rowsTyped(typed, list) === 0 ? 1 : 0);
}
