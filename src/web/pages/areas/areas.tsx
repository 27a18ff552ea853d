import { Button, CsrfField, Details, InsetText, SummaryList, Tag } from '../../components/index.ts';
import { loadAreas, type AreaRow, type Areas } from '../../../app/areas/load-areas.ts';
import { recordInAreas } from '../../../app/areas/record-in-areas.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { ROLE_CHOICES, type Choices } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';
import { route, type Context, type PageReply, type Reply } from '../../route.ts';

/** What is recorded from this page, each with the words of its button. */
const FORMS = { 'post.filled': 'Say who holds a post', 'post.vacated': 'Say that a post is vacant', 'liaison.recorded': 'Record liaison with the unit' } as const;

interface Tried {
  readonly area: string;
  readonly kind: string;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly errors: readonly string[];
}

async function page(context: Context, tried?: Tried): Promise<PageReply> {
  const areas = await loadAreas(context.ports, context.who.reader, context.today);
  const open = areas.rows.reduce((n, a) => n + a.gaps.length, 0);
  const faults = tried === undefined ? [] : [...[...tried.faults].map(([field, text]) => ({ field, text })), ...tried.errors.map((text) => ({ text }))];
  return {
    is: 'page',
    title: 'Areas',
    nav: 'lists',
    back: { href: '/lists', text: 'Lists and checks' },
    wide: true,
    errors: faults,
    body: (
      <>
        <h1 class="govuk-heading-xl">Areas</h1>
        <p class="govuk-body-l">{areas.rows.length} neighbourhood policing areas. {open === 0 ? 'Every link is there.' : `${open} ${open === 1 ? 'link is' : 'links are'} missing.`}</p>
        {areas.rows.length === 0 && <InsetText>No area is on record. Areas come with the service’s set-up.</InsetText>}
        {areas.rows.map((a) => <Area area={a} areas={areas} context={context} tried={tried?.area === a.name ? tried : undefined} />)}
      </>
    ),
  };
}

function Area({ area, areas, context, tried }: { readonly area: AreaRow; readonly areas: Areas; readonly context: Context; readonly tried: Tried | undefined }) {
  const anchor = `area-${area.unit}`;
  const rows = area.posts.map((p) => ({
    key: p.label,
    value: p.holders.length === 0 ? 'nobody' : <ul class="govuk-list">{p.holders.map((h) => <li>{h.who}{h.telephone === undefined ? '' : `, ${h.telephone}`} <span class="govuk-hint">since {longDate(h.since)}</span></li>)}</ul>,
  }));
  return (
    <section aria-labelledby={anchor}>
      <h2 class="govuk-heading-l" id={anchor}>{area.name}</h2>
      <p class="govuk-body">
        {area.post === undefined ? '' : `${area.post}, with ${area.together.filter((t) => t !== area.name).join(' and ') || 'no other area'}. `}
        {area.dyo} DYO live here.{area.cover.length === 0 ? '' : ` In absence: ${area.cover.join(', ')}.`}
      </p>
      {area.gaps.length > 0 && <ul class="govuk-list" aria-label={`Missing links of ${area.name}`}>{area.gaps.map((g) => <li><Tag text="Missing" colour="red" /> {g.label} <span class="govuk-hint">{g.clause}</span></li>)}</ul>}
      {area.open !== undefined && <InsetText>Cases here are allocated to nobody by themselves: {area.open}.</InsetText>}
      <SummaryList rows={rows} />
      {area.liaison.length > 0 && (
        <>
          <h3 class="govuk-heading-m">Liaison</h3>
          <ul class="govuk-list govuk-list--bullet">{area.liaison.slice(0, 5).map((l) => <li>{longDate(l.on)}, {l.with}: {l.about}{l.agreed === undefined ? '' : `. Agreed: ${l.agreed}`}</li>)}</ul>
        </>
      )}
      {context.may('cases.record') && (Object.keys(FORMS) as (keyof typeof FORMS)[]).map((kind) => <AreaForm area={area} areas={areas} kind={kind} context={context} tried={tried?.kind === kind ? tried : undefined} />)}
    </section>
  );
}

function AreaForm({ area, areas, kind: name, context, tried }: { readonly area: AreaRow; readonly areas: Areas; readonly kind: keyof typeof FORMS; readonly context: Context; readonly tried: Tried | undefined }) {
  const kind = kindOf(name);
  if (kind === undefined) return null;
  const typed: Typed = tried?.typed ?? { occurredOn: [dateAsTyped(context.today)] };
  const faults: Faults = tried?.faults ?? new Map<string, string>();
  const others = area.together.filter((t) => t !== area.name);
  const choices: Choices = { people: areas.workers.map((w) => ({ value: w.id, text: w.name })), roles: ROLE_CHOICES, areas: [], duties: [], entries: () => [] };
  return (
    <Details summary={`${FORMS[name]}: ${area.name}`} open={tried !== undefined}>
      <form method="post" action={`/areas/${name}`} novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={context.ports.ids.next()} />
        <input type="hidden" name="area" value={area.name} />
        {Object.entries(kind.fields).map(([field, f]) => FieldView({ name: field, field: f, typed, faults, choices }))}
        {name !== 'liaison.recorded' && others.length > 0 && (
          <div class="govuk-checkboxes govuk-form-group" data-module="govuk-checkboxes">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" type="checkbox" id={`together-${name}-${area.unit}`} name="together" value="yes" checked={lastOf(typed, 'together') === 'yes'} />
              <label class="govuk-label govuk-checkboxes__label" for={`together-${name}-${area.unit}`}>The same in {others.join(' and ')}, which go with this post</label>
            </div>
          </div>
        )}
        <WhenFields kind={kind} typed={typed} faults={faults} />
        <Button text="Record" preventDoubleClick />
      </form>
    </Details>
  );
}

async function send(context: Context): Promise<Reply> {
  const { form: typed, params } = context;
  const name = params['kind'] ?? '';
  const kind = kindOf(name);
  if (kind === undefined || !Object.hasOwn(FORMS, name)) return { is: 'not-found', what: 'There is nothing like this to record about an area' };
  const area = lastOf(typed, 'area');
  const read = readRecord(kind, typed, context.today);
  if (read.record === undefined) return page(context, { area, kind: name, typed, faults: read.faults, errors: [] });
  const { rows } = await loadAreas(context.ports, context.who.reader, context.today);
  const together = lastOf(typed, 'together') === 'yes' ? (rows.find((r) => r.name === area)?.together ?? []) : [];
  const done = await recordInAreas(context.ports, { command: commandIdOf(typed, () => context.ports.ids.next()), actor: context.actor(), areas: [...new Set([area, ...together])], record: read.record });
  if (done.outcome === 'recorded') return { is: 'redirect', to: '/areas', notice: `Recorded: ${kind.label}, ${area}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const faults = done.outcome === 'invalid' ? new Map(done.faults.map((f) => [f.field, ofValidation(kind, f)] as const)) : new Map<string, string>();
  return page(context, { area, kind: name, typed, faults, errors: done.outcome === 'invalid' ? [] : wordsOf(done) });
}

/** The areas of the service: who is linked with each, and which links are missing. */
export const routes = [
  route({ method: 'GET', path: '/areas', permission: 'register.see', purpose: 'keeping the links of the areas', audit: { event: 'areas.opened', shown: 'areas, their posts and how many DYO live there' }, handle: (context) => page(context) }),
  route({ method: 'POST', path: '/areas/:kind', permission: 'cases.record', purpose: 'keeping the links of the areas', audit: { event: 'areas.recorded', shown: 'areas and their posts' }, handle: send }),
];
