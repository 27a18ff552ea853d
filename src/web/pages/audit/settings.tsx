import { Button, Checkboxes, CsrfField, Input } from '../../components/index.ts';
import { roleLabel, ROLE_NAMES } from '../../../core/access/roles.ts';
import { readSettings, SETTINGS_EVENT, settingsOf, type LookingSettings } from '../../../app/audit/looking-settings.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';

const PATH = '/looking/settings';
const NUMBERS = {
  manyChildren: { label: 'Many children in a day: from', suffix: 'children' },
  timesUsual: { label: 'and so many times what is usual for the person', suffix: 'times' },
  sameChildADay: { label: 'The same child in a day: from', suffix: 'times' },
  sameChildDays: { label: 'The same child, by somebody who does not work with them: from', suffix: 'days' },
  failedTries: { label: 'Tries that failed in a day: from', suffix: 'tries' },
} as const satisfies Readonly<Partial<Record<keyof LookingSettings, { readonly label: string; readonly suffix: string }>>>;
const NUMBER_NAMES = Object.keys(NUMBERS) as readonly (keyof typeof NUMBERS)[];
const EXPECTED = { time: 'a time of day such as 07:00, the second after the first', number: 'a number from 1 to 1000' } as const;

/** From when on something counts as unusual. */
export async function showSettings(context: Context): Promise<Reply> {
  const settings = await context.ports.store.asReader(context.who.reader, async ({ audit }) => settingsOf(await audit.trail({ kept: SETTINGS_EVENT, most: 1 })));
  return settingsPage(context, asTyped(settings), settings.serviceWide, []);
}

/** Sets them. They stand in the audit, so that what counted when can be read later. */
export async function saveSettings(context: Context): Promise<Reply> {
  const { form, ports, who } = context;
  const typed = Object.fromEntries(['hoursFrom', 'hoursUntil', ...NUMBER_NAMES].map((name) => [name, lastOf(form, name).trim()]));
  const roles = form['serviceWide'] ?? [];
  const numbers = Object.fromEntries(NUMBER_NAMES.map((name) => [name, Number(typed[name] === '' ? Number.NaN : typed[name])]));
  const read = readSettings({ ...typed, ...numbers, serviceWide: roles });
  if (!read.ok) return settingsPage(context, typed, roles, read.wrong.map((field) => ({ field, text: `Expected ${field.startsWith('hours') ? EXPECTED.time : EXPECTED.number}` })));
  await ports.store.asReader(who.reader, ({ lists }) => lists.audit({ event: SETTINGS_EVENT, shown: 'settings of the signals', detail: { ...read.settings } }));
  return { is: 'redirect', to: PATH, notice: 'The settings are changed' };
}

function asTyped(settings: LookingSettings): Readonly<Record<string, string>> {
  return { hoursFrom: settings.hoursFrom, hoursUntil: settings.hoursUntil, ...Object.fromEntries(NUMBER_NAMES.map((name) => [name, String(settings[name])])) };
}

function settingsPage({ who }: Context, typed: Readonly<Record<string, string>>, roles: readonly string[], errors: readonly FieldError[]): Reply {
  const error = (field: string): { readonly error?: string } => {
    const found = errors.find((e) => e.field === field);
    return found === undefined ? {} : { error: found.text };
  };
  return {
    is: 'page', title: 'What counts as unusual', nav: 'looking', errors, back: { href: '/looking', text: 'Who looked' },
    ...(errors.length > 0 ? { status: 400 } : {}),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">What counts as unusual</h1>
          <p class="govuk-body">A lower number shows more signals. A change applies to what was looked at before as well, and stands in the audit.</p>
          <form method="post" action={PATH} novalidate>
            <CsrfField token={who.csrf} />
            <input type="hidden" name="_page" value={PATH} />
            <Input id="hoursFrom" name="hoursFrom" label="Ordinary hours on working days: from" width={5} value={typed['hoursFrom'] ?? ''} autocomplete="off" {...error('hoursFrom')} />
            <Input id="hoursUntil" name="hoursUntil" label="until" width={5} value={typed['hoursUntil'] ?? ''} autocomplete="off" {...error('hoursUntil')} />
            {NUMBER_NAMES.map((name) => <Input id={name} name={name} label={NUMBERS[name].label} suffix={NUMBERS[name].suffix} width={4} inputmode="numeric" value={typed[name] ?? ''} autocomplete="off" {...error(name)} />)}
            <Checkboxes
              id="serviceWide" name="serviceWide" label="Roles whose work is with children whom they do not hold" labelSize="s" hint="Looking at a child they do not work with is no signal for these" values={roles}
              items={ROLE_NAMES.filter((r) => r !== 'system' && r !== 'administrator' && r !== 'information-governance-officer').map((value) => ({ value, text: roleLabel(value) }))}
            />
            <Button text="Save" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}
