import { loadAreas, type AreaRow, type Areas } from '../../../app/areas/load-areas.ts';
import { recordInAreas } from '../../../app/areas/record-in-areas.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { Checkboxes } from '../../components/index.ts';
import { NO_CHOICES } from '../../forms/choices.ts';
import { errorsOf, PlainForm } from '../../forms/plain-form.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

/** What is recorded about an area, each with the words of its form. */
export const AREA_FORMS = { 'post.filled': 'Say who holds a post', 'post.vacated': 'Say that a post is vacant', 'liaison.recorded': 'Record liaison with the unit' } as const;
export type AreaKind = keyof typeof AREA_FORMS;

const NOTHING = { is: 'not-found', what: 'There is nothing like this to record, or no area of that name' } as const;

export function areaFormPath(kind: AreaKind, area: string): string {
  return `/areas/${kind}?${new URLSearchParams({ area }).toString()}`;
}

interface Meant {
  readonly kind: AnyKind & { readonly name: AreaKind };
  readonly area: AreaRow;
  readonly areas: Areas;
}

async function meant(context: Context, name: string): Promise<Meant | undefined> {
  if (!context.may('register.see')) return undefined;
  const word = (Object.keys(AREA_FORMS) as AreaKind[]).find((k) => k === context.params['kind']);
  const kind = kindOf(word ?? '');
  const areas = await loadAreas(context.ports, context.who.reader, context.today);
  const area = areas.rows.find((r) => r.name === name);
  return word === undefined || kind === undefined || area === undefined ? undefined : { kind: { ...kind, name: word }, area, areas };
}

export async function showAreaForm(context: Context): Promise<Reply> {
  const about = await meant(context, context.query['area'] ?? lastOf(context.held?.form ?? {}, 'area'));
  return about === undefined ? NOTHING : page(context, about, context.held?.form ?? { occurredOn: [dateAsTyped(context.today)] }, new Map(), []);
}

export async function submitAreaForm(context: Context): Promise<Reply> {
  const { form: typed } = context;
  const about = await meant(context, lastOf(typed, 'area'));
  if (about === undefined) return NOTHING;
  const { kind, area } = about;
  const read = readRecord(kind, typed, context.today);
  if (read.record === undefined) return page(context, about, typed, read.faults, []);
  const together = lastOf(typed, 'together') === 'yes' ? area.together : [];
  const done = await recordInAreas(context.ports, { command: commandIdOf(typed, () => context.ports.ids.next()), actor: context.actor(), areas: [...new Set([area.name, ...together])], record: read.record });
  if (done.outcome === 'recorded') return { is: 'redirect', to: '/areas', notice: `Recorded: ${kind.label}, ${area.name}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const faults = new Map(done.outcome === 'invalid' ? done.faults.map((f) => [f.field, ofValidation(kind, f)] as const) : []);
  return page(context, about, typed, faults, done.outcome === 'invalid' ? [] : wordsOf(done));
}

function page(context: Context, { kind, area, areas }: Meant, typed: Typed, faults: Faults, said: readonly string[]): Reply {
  const title = `${AREA_FORMS[kind.name]}: ${area.name}`;
  const others = area.together.filter((t) => t !== area.name);
  return {
    is: 'page',
    title,
    nav: 'lists',
    back: { href: '/areas', text: 'Areas' },
    errors: errorsOf(faults, said),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {kind.hint !== undefined && <p class="govuk-body">{kind.hint}</p>}
        <PlainForm
          context={context} kind={kind} action={`/areas/${kind.name}`} hidden={{ area: area.name }} typed={typed} faults={faults} cancel="/areas"
          choices={{ ...NO_CHOICES, people: areas.workers.map((w) => ({ value: w.id, text: w.name })) }}
          beside={kind.name !== 'liaison.recorded' && others.length > 0 && <Checkboxes name="together" items={[{ value: 'yes', text: `The same in ${others.join(' and ')}, which go with this post` }]} values={typed['together'] ?? []} />}
        />
      </>
    ),
  };
}
