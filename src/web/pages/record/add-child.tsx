import { record } from '../../../app/record/record.ts';
import { validateData } from '../../../core/chronology/validate.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { SearchHit } from '../../../app/ports/lists.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import { Button, CsrfField, Checkboxes, Fieldset, InsetText, type Content } from '../../components/index.ts';
import { areaChoices, NO_CHOICES } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import { readFields, type Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, PageReply, Reply } from '../../route.ts';

/** What is asked of a new child: who they are, where they live. Everything else has a form of its own. */
const PARTS = [
  { kind: 'identity.recorded', legend: 'Who the child is' },
  { kind: 'address.recorded', legend: 'Where the child lives' },
] as const;

export async function showAddChild(context: Context): Promise<Reply> {
  const kept = context.held ?? (await context.drafts.load(context.who.reader, DRAFT));
  return page(context, kept?.form ?? {}, new Map(), await areasOf(context), [], kept?.key);
}

const DRAFT = 'child:new';

/** Makes the child with the first entries, unless children with a like name make one look twice. */
export async function addChild(context: Context): Promise<Reply> {
  const { ports, who, form, today } = context;
  const faults = new Map<string, string>();
  const records = PARTS.flatMap(({ kind: name }) => {
    const kind = kindOf(name);
    if (kind === undefined) return [];
    const read = readFields(kind.fields, form, today);
    for (const [field, fault] of read.faults) faults.set(field, fault);
    if (Object.keys(read.data).length === 0) return [];
    for (const f of validateData(kind, read.data, { today, occurredOn: today })) if (!faults.has(f.field)) faults.set(f.field, ofValidation(kind, f));
    return [{ kind: name, data: read.data, occurredOn: today }];
  });
  if (lastOf(form, 'surname').trim() === '' && lastOf(form, 'forenames').trim() === '') faults.set('surname', 'Give the child’s surname, or the forenames if only those are known');
  if (faults.size > 0) return page(context, form, faults, await areasOf(context), []);
  const like = lastOf(form, 'notTheSame') === 'yes' ? [] : await likeChildren(context);
  if (like.length > 0) return page(context, form, new Map([['notTheSame', 'Look whether the child is one of these; if not, say so']]), await areasOf(context), like);
  const child = id<SubjectId>(ports.ids.next());
  const result = await record(
    ports,
    { id: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), subject: { kind: 'child', id: child }, records, source: 'live', answers: {}, agreements: [] },
    { create: true },
  );
  if (result.outcome !== 'recorded') return { is: 'forbidden', why: result.outcome === 'not-allowed' ? result.why : 'Your role may not add this child: ask your team manager' };
  const made = await ports.store.asReader(who.reader, (unit) => unit.records.act(result.act));
  return { is: 'redirect', to: `/children/${made[0]?.subject.id ?? child}`, notice: 'The child is on record' };
}

async function likeChildren({ ports, who, form, today }: Context): Promise<readonly SearchHit[]> {
  const words = [lastOf(form, 'forenames'), lastOf(form, 'surname')].map((w) => w.trim()).filter((w) => w !== '').join(' ');
  const reference = lastOf(form, 'reference').trim();
  return ports.store.asReader(who.reader, async (unit) => {
    const byName = await unit.lists.search(words, 6, today);
    const byReference = reference === '' ? [] : await unit.lists.search(reference, 3, today);
    const seen = new Set<string>();
    return [...byReference, ...byName].filter((hit) => hit.why !== 'in the record' && !seen.has(hit.id) && seen.add(hit.id));
  });
}

async function areasOf({ ports, who }: Context): Promise<readonly string[]> {
  return ports.store.asReader(who.reader, (unit) => unit.directory.areas());
}

function page(context: Context, typed: Typed, faults: Faults, areas: readonly string[], like: readonly SearchHit[], keptKey?: string): PageReply {
  return {
    is: 'page',
    title: 'Add a child',
    nav: 'caseload',
    back: { href: '/caseload', text: 'Back' },
    errors: [...faults].map(([field, text]) => ({ field, text })),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Add a child</h1>
          <form method="post" action="/children" novalidate data-draft-key={DRAFT}>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
            <input type="hidden" name="_page" value="/children/new" />
            <input type="hidden" name="_draft" value={DRAFT} />
            {keptKey !== undefined && <InsetText>This is what you had typed. Nothing of it has been recorded yet.</InsetText>}
            {keptKey !== undefined && keptKey !== DRAFT && <input type="hidden" name="_draft" value={keptKey} />}
            {like.length > 0 && <Like hits={like} fault={faults.get('notTheSame')} />}
            {PARTS.map(({ kind, legend }) => <Fieldset legend={legend} legendSize="m">{fieldsOf(kind, typed, faults, areas)}</Fieldset>)}
            <Button text="Add the child" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}

function fieldsOf(name: string, typed: Typed, faults: Faults, areas: readonly string[]): Content {
  const kind = kindOf(name);
  if (kind === undefined) return null;
  const choices = { ...NO_CHOICES, areas: areaChoices(areas) };
  return Object.entries(kind.fields).map(([field, f]) => FieldView({ name: field, field: f, typed, faults, choices }));
}

function Like({ hits, fault }: { readonly hits: readonly SearchHit[]; readonly fault: string | undefined }) {
  return (
    <InsetText>
      <h2 class="govuk-heading-m">Is it one of these children?</h2>
      <ul class="govuk-list">
        {hits.map((hit) => (
          <li>
            <a class="govuk-link" href={`/children/${hit.id}`}>{[hit.forenames, hit.surname].filter(Boolean).join(' ') || (hit.reference ?? 'Name not recorded')}</a>
            {[hit.reference, hit.dateOfBirth === undefined ? undefined : `born ${longDate(hit.dateOfBirth)}`, `found by ${hit.why}`].filter(Boolean).map((t) => `, ${t}`)}
          </li>
        ))}
      </ul>
      <Checkboxes name="notTheSame" error={fault} items={[{ value: 'yes', text: 'None of these is the child whom I add' }]} />
    </InsetText>
  );
}
