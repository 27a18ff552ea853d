import type { Field } from '../../core/chronology/fields.ts';
import type { Typed } from '../../app/identity/drafts.ts';
import { Button, Checkboxes, Fieldset, Input, LooseDate, LooseTime, Radios, Select, Textarea, type Content } from '../components/index.ts';
import type { Choice, Choices } from './choices.ts';
import type { Faults } from './read-fields.ts';
import { lastOf, rowsTyped } from './typed.ts';

/** Up to so many choices all are seen at once; more go into a list to pick from. */
const SEEN_AT_ONCE = 7;

export interface FieldModel {
  readonly name: string;
  readonly field: Field;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly choices: Choices;
  readonly labelSize?: 's' | 'm' | undefined;
  readonly rows?: number;
}

/** One field of a kind as a control: what was typed stays in it, what is wrong is said at it. */
export function FieldView(model: FieldModel): Content {
  const { name, field, typed, faults, choices } = model;
  const { type } = field;
  const value = lastOf(typed, name);
  const shared = { name, label: labelOf(field, choices), hint: field.hint, error: faults.get(name), labelSize: model.labelSize ?? 's' } as const;
  switch (type.is) {
    case 'text':
      if (type.among === 'systems' && choices.systems.length > 0) return chooser(shared, choices.systems, value);
      if (type.among === 'areas' && choices.areas.length > 0) return picker(shared, choices.areas, value);
      if (type.long) return <Textarea {...shared} value={value} rows={model.rows ?? (type.max > 2000 ? 6 : 3)} spellcheck />;
      return <Input {...shared} value={value} width={type.max <= 60 ? 20 : 'full'} autocomplete="off" />;
    case 'number':
      return <Input {...shared} value={value} width={4} inputmode="numeric" autocomplete="off" suffix={type.unit} />;
    case 'choice':
      return chooser(shared, Object.entries(type.options).map(([key, text]) => ({ value: key, text })), value);
    case 'choices':
      return <Checkboxes {...shared} items={Object.entries(type.options).map(([key, text]) => ({ value: key, text }))} values={typed[name] ?? []} small={Object.keys(type.options).length > SEEN_AT_ONCE} />;
    case 'date':
      return <LooseDate {...shared} value={value} />;
    case 'time':
      return <LooseTime {...shared} value={value} />;
    case 'yes-no':
      return <Radios {...shared} items={[{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }]} value={value} inline />;
    case 'period':
      return <Input {...shared} value={value} width={10} autocomplete="off" />;
    case 'roles':
      return <Checkboxes {...shared} items={choices.roles} values={typed[name] ?? []} small />;
    case 'role':
      return picker(shared, choices.roles, value);
    case 'worker':
      return picker(shared, choices.people, value);
    case 'agency':
      return choices.agencies.length > 0 ? picker(shared, choices.agencies, value) : <Input {...shared} value={value} width="full" />;
    case 'entry':
      return picker(shared, choices.entries(type.kinds), value);
    case 'reference':
      if (type.to === 'worker') return picker(shared, choices.people, value);
      if (type.to === 'duty' && value === '') return picker(shared, choices.duties, value);
      return value === '' ? null : <input type="hidden" name={name} value={value} />;
    case 'records':
    case 'file':
      return null;
    case 'list':
      return <ListView model={model} of={type.of} itemLabel={type.itemLabel} />;
  }
}

/** "optional" is said of what nothing asks for: neither the kind of entry nor a rule of the policy. */
function labelOf(field: Field, { asked }: Choices): string {
  const how = field.optional ? (asked.get(field) ?? 'never') : 'always';
  return how === 'always' ? field.label : `${field.label} (${how === 'never' ? 'optional' : 'asked for in some cases'})`;
}

interface Shared {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly labelSize: 's' | 'm';
}

function chooser(shared: Shared, items: readonly Choice[], value: string): Content {
  return items.length <= SEEN_AT_ONCE ? <Radios {...shared} items={items} value={value} /> : picker(shared, items, value);
}

/** A list to pick from; a value that is no longer offered stays, so that nothing is changed in silence. */
function picker(shared: Shared, items: readonly Choice[], value: string): Content {
  const kept = value === '' || items.some((i) => i.value === value) ? [] : [{ value, text: /^[0-9a-f-]{36}$/.test(value) ? 'As it was recorded' : `As it was recorded: ${value}` }];
  return <Select {...shared} items={[{ value: '', text: 'Choose' }, ...kept, ...items]} value={value} />;
}

function ListView({ model, of, itemLabel }: { readonly model: FieldModel; readonly of: Readonly<Record<string, Field>>; readonly itemLabel: string }) {
  const { name, field, typed, faults } = model;
  const rows = rowsTyped(typed, name) + (lastOf(typed, '_more') === name ? 3 : 1);
  const fault = faults.get(name);
  return (
    <Fieldset legend={labelOf(field, model.choices)} legendSize="m">
      {field.hint !== undefined && <div class="govuk-hint">{field.hint}</div>}
      {fault !== undefined && <p class="govuk-error-message" id={name}>{fault}</p>}
      {Array.from({ length: rows }, (_, i) => (
        <Fieldset legend={`${itemLabel} ${i + 1}`} legendSize="s">
          {Object.entries(of).map(([inner, f]) => <FieldView {...model} name={`${name}.${i}.${inner}`} field={f} labelSize={undefined} />)}
        </Fieldset>
      ))}
      <Button text="Add another" kind="secondary" name="_more" value={name} />
    </Fieldset>
  );
}
