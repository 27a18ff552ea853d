import { InsetText, SummaryList, Tag } from '../../components/index.ts';
import { loadAreas, type AreaRow } from '../../../app/areas/load-areas.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { route, type Context, type PageReply } from '../../route.ts';
import { AREA_FORMS, areaFormPath, showAreaForm, submitAreaForm, type AreaKind } from './area-form.tsx';

async function page(context: Context): Promise<PageReply> {
  const areas = await loadAreas(context.ports, context.who.reader, context.today);
  const open = areas.rows.reduce((n, a) => n + a.gaps.length, 0);
  return {
    is: 'page',
    title: 'Areas',
    nav: 'lists',
    back: { href: '/lists', text: 'Lists and checks' },
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-xl">Areas</h1>
        <p class="govuk-body-l">{areas.rows.length} neighbourhood policing areas. {open === 0 ? 'Every link is there.' : `${open} ${open === 1 ? 'link is' : 'links are'} missing.`}</p>
        {areas.rows.length === 0 && <InsetText>No area is on record. Areas come with the service’s set-up.</InsetText>}
        {areas.rows.map((a) => <Area area={a} records={context.may('cases.record')} shares={context.may('disclosure.make')} />)}
      </>
    ),
  };
}

function Area({ area, records, shares }: { readonly area: AreaRow; readonly records: boolean; readonly shares: boolean }) {
  const anchor = `area-${area.unit}`;
  const rows = area.posts.map((p) => ({
    key: p.label,
    value: p.holders.length === 0 ? 'nobody' : <ul class="govuk-list">{p.holders.map((h) => <li>{h.who}{h.telephone === undefined ? '' : `, ${h.telephone}`} <span class="govuk-hint">since {longDate(h.since)}</span></li>)}</ul>,
  }));
  return (
    <section aria-labelledby={anchor}>
      <h2 class="govuk-heading-l" id={anchor}>{area.name}</h2>
      <p class="govuk-body">
        {area.post === undefined ? '' : `${area.post.charAt(0).toUpperCase()}${area.post.slice(1)}, with ${area.together.filter((t) => t !== area.name).join(' and ') || 'no other area'}. `}
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
      {shares && area.dyo > 0 && <p class="govuk-body"><a class="govuk-link" href={`/packs/new?${new URLSearchParams({ list: 'register', area: area.name }).toString()}`}>Make the share pack for the neighbourhood team<span class="govuk-visually-hidden">: {area.name}</span></a></p>}
      {records && (
        <ul class="govuk-list">
          {(Object.keys(AREA_FORMS) as AreaKind[]).map((kind) => <li><a class="govuk-link" href={areaFormPath(kind, area.name)}>{AREA_FORMS[kind]}<span class="govuk-visually-hidden">: {area.name}</span></a></li>)}
        </ul>
      )}
    </section>
  );
}

/** The areas of the service: who is linked with each, and which links are missing. */
export const routes = [
  route({ method: 'GET', path: '/areas', permission: 'register.see', purpose: 'keeping the links of the areas', audit: { event: 'areas.opened', shown: 'areas, their posts and how many DYO live there' }, handle: (context) => page(context) }),
  route({ method: 'GET', path: '/areas/:kind', permission: 'cases.record', purpose: 'keeping the links of the areas', audit: { event: 'areas.form', shown: 'an area and its posts' }, handle: showAreaForm }),
  route({ method: 'POST', path: '/areas/:kind', permission: 'cases.record', purpose: 'keeping the links of the areas', audit: { event: 'areas.recorded', shown: 'areas and their posts' }, handle: submitAreaForm }),
];
