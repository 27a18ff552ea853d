import { loadColleagues } from '../../../app/colleagues/load-colleague.ts';
import { roleInSentence, roleLabel } from '../../../core/access/roles.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { Table } from '../../components/index.ts';
import { route, type Context, type Reply } from '../../route.ts';
import { sendForm, showColleague, showForm } from './colleague.tsx';

async function list({ ports, who, today }: Context): Promise<Reply> {
  const { people, away } = await loadColleagues(ports, who.reader, today);
  const rows = people.map((w) => {
    const times = away.get(w.id) ?? [];
    const spans = new Map<string, string[]>();
    for (const a of times) {
      const when = `${longDate(a.from)} to ${longDate(a.until)}: ${a.standIn}`;
      spans.set(when, [...(spans.get(when) ?? []), roleInSentence(a.role)]);
    }
    return [
      <a class="govuk-link" href={`/colleagues/${w.id}`}>{w.name}</a>,
      [...new Set(w.posts.map((p) => roleLabel(p.role)))].join(', '),
      spans.size === 0 ? 'Nothing planned' : <ul class="govuk-list">{[...spans].map(([when, roles]) => <li>{when} as {roles.join(', ')}</li>)}</ul>,
      <a class="govuk-link" href={`/colleagues/${w.id}/record/absence.recorded`}>Say who stands in<span class="govuk-visually-hidden"> for {w.name}</span></a>,
    ];
  });
  return {
    is: 'page',
    title: 'Colleagues',
    nav: 'team',
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-xl">Colleagues</h1>
        <p class="govuk-body">You, and those whom you manage. While somebody is away, whoever stands in sees what is due and is told what they would be told; both see it, and what is recorded says for whom.</p>
        <Table stackOnMobile caption="Colleagues" captionHidden head={['Who', 'Works as', 'Away, and who stands in', { text: 'Record', hidden: true }]} rows={rows} />
      </>
    ),
  };
}

const KEEPING = { permission: 'cases.see', purpose: 'keeping what concerns a colleague' } as const;
const AUDIT = { event: 'colleague.opened', shown: 'what is recorded about a colleague' } as const;

/** What is recorded about those who work here: by themselves and their managers. */
export const routes = [
  route({ ...KEEPING, method: 'GET', path: '/colleagues', audit: { event: 'colleagues.listed', shown: 'colleagues, and who is away' }, handle: list }),
  route({ ...KEEPING, method: 'GET', path: '/colleagues/:worker', audit: AUDIT, handle: showColleague }),
  route({ ...KEEPING, method: 'GET', path: '/colleagues/:worker/record/:kind', audit: AUDIT, handle: showForm }),
  route({ ...KEEPING, method: 'POST', path: '/colleagues/:worker/record/:kind', audit: AUDIT, handle: sendForm }),
];
