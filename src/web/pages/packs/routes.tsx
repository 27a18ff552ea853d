import { loadChosen, MOST_AT_ONCE } from '../../../app/many/chosen.ts';
import { recordForEach } from '../../../app/many/record-for-each.ts';
import { packLines } from '../../../app/packs/lines.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { disclosureMade } from '../../../core/chronology/kinds/disclosure/disclosure-made.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { isPackPart } from '../../../core/sharing/pack-parts.ts';
import { InsetText } from '../../components/index.ts';
import { commandIdOf, missingText, readRecord } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import { route, type Context, type Reply, type Route } from '../../route.ts';
import { answersFor } from '../many/answers.ts';
import { backOf, carriedOn, chosenOf, idsIn, seenIn } from '../many/chosen-of.ts';
import { ResultsView } from '../many/results.tsx';
import { packFile } from './files.ts';
import { PackForm, PackLook } from './view.tsx';

const NO_KIND = { is: 'not-found', what: 'There is no such thing to record.' } as const;

/** The form of a pack for those who were chosen. */
async function showPack(context: Context): Promise<Reply> {
  const typed: Typed = context.held?.form ?? context.form;
  return formPage(context, typed, new Map());
}

async function formPage(context: Context, typed: Typed, faults: ReadonlyMap<string, string>): Promise<Reply> {
  const kind = kindOf(disclosureMade.name);
  if (kind === undefined) return NO_KIND;
  const chosen = await chosenOf(context, typed);
  const back = backOf(context, typed);
  const tooMany = chosen.total > chosen.children.length;
  const title = 'Share pack';
  return {
    is: 'page', title, nav: 'register', back: { href: back, text: 'Back to the list' }, errors: [...faults].map(([field, text]) => ({ field, text })), ...(faults.size === 0 ? {} : { status: 422 }),
    body: (
      <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">What another agency is told of several children at once: drawn from the record as it stands, recorded as shared for each of them.</p>
        {chosen.children.length === 0 && <InsetText>Nobody is chosen whose record you may open. Tick children in the <a class="govuk-link" href="/register">register</a>, on the board or in a list.</InsetText>}
        {tooMany && <InsetText>The list finds {chosen.total}. At most {MOST_AT_ONCE} go into one pack: <a class="govuk-link" href={back}>narrow the list</a>.</InsetText>}
        {chosen.children.length > 0 && !tooMany && (
          <PackForm
            context={context} kind={kind} chosen={chosen} typed={{ occurredOn: [dateAsTyped(context.today)], ...typed }} faults={faults} cancel={back}
            hidden={{ _command: commandIdOf(typed, () => context.ports.ids.next()), _back: back, _page: '/packs/new', ...carriedOn(chosen, typed) }}
          />
        )}
      </div></div>
    ),
  };
}

/** Looks at the pack first; then records the disclosure for each child, by its own rules. */
async function submitPack(context: Context): Promise<Reply> {
  const { form: typed, ports, who, today } = context;
  const kind = kindOf(disclosureMade.name);
  if (kind === undefined) return NO_KIND;
  const chosen = await loadChosen(ports, who.reader, { ids: idsIn(typed) }, today);
  if (chosen.children.length === 0 || chosen.total > chosen.children.length || lastOf(typed, '_change') !== '') return formPage(context, typed, new Map());
  const parts = (typed['parts'] ?? []).filter(isPackPart);
  const read = readRecord(kind, { ...typed, words: ['-'] }, today);
  const faults = new Map(read.faults ?? []);
  if (!chosen.agencies.some((a) => a.id === lastOf(typed, 'to') && a.id !== who.reader.agency)) faults.set('to', missingText('With which agency?', 'agency'));
  if (parts.length === 0) faults.set('parts', 'Choose at least one thing that is said of each child');
  if (lastOf(typed, 'channel') === 'here') faults.set('channel', 'By which way: a pack leaves this system');
  if (read.record === undefined || faults.size > 0) return formPage(context, typed, faults);
  const what = read.record;
  const to = lastOf(typed, 'to');
  const lines = await packLines(ports, who.reader, chosen, parts, to, what.occurredOn);
  if (lastOf(typed, 'looked') === '') {
    return { is: 'page', title: 'Look at the share pack', nav: 'register', wide: true, back: { href: backOf(context, typed), text: 'Back to the list' }, body: <><h1 class="govuk-heading-l">Look at the share pack</h1><PackLook context={context} kind={kind} chosen={chosen} lines={lines} data={what.data} typed={typed} /></> };
  }
  const pack = commandIdOf(typed, () => ports.ids.next());
  const done = await recordForEach(ports, {
    command: pack, actor: context.actor(), reader: who.reader, record: what,
    children: lines.map((l) => {
      const seen = seenIn(typed, l.chosen.row.id);
      const data = { ...what.data, pack, words: l.words, ...(l.entries.length === 0 ? {} : { entries: l.entries.map((entry) => ({ entry })) }), ...(l.leftOut.length === 0 ? {} : { 'left-out': l.leftOut.map(({ entry, agency }) => ({ entry, agency })) }) };
      return { chosen: l.chosen, record: { ...what, data }, answers: answersFor(typed, l.chosen.row.id), ...(seen === undefined ? {} : { seen }) };
    }),
  });
  const conflicts = done.filter((l) => l.result.outcome === 'conflict').map((l) => l.chosen.row.id);
  const now = conflicts.length === 0 ? [] : (await loadChosen(ports, who.reader, { ids: conflicts }, today)).children;
  const recorded = done.some((l) => l.result.outcome === 'recorded');
  const path = `/packs/${pack}`;
  return {
    is: 'page', title: 'Share pack', nav: 'register', back: { href: backOf(context, typed), text: 'Back to the list' },
    body: (
      <ResultsView kind={kind} title="Share pack" action="/packs" lines={done} typed={{ ...typed, _command: [pack] }} csrf={who.csrf} back={backOf(context, typed)} seenNow={new Map(now.map((c) => [c.row.id, c.seen]))}
        above={recorded ? <p class="govuk-body">The pack holds those for whom it is recorded: <a class="govuk-link" href={`${path}/docx`}>take it as a document</a>, <a class="govuk-link" href={`${path}/xlsx`}>as a workbook</a>. Each export is kept in the audit. Record on each child’s page Sharing when it is received.</p> : null}
      />
    ),
  };
}

const SHARING = { permission: 'disclosure.make', purpose: 'sharing information about several children' } as const;
const made = { event: 'pack.opened', shown: 'what is shared of several children' } as const;
const taken = { event: 'pack.taken', shown: 'a share pack' } as const;

/** What is shared with an agency of several children at once. */
export const routes: readonly Route[] = [
  route({ ...SHARING, method: 'GET', path: '/packs/new', audit: made, handle: showPack }),
  route({ ...SHARING, method: 'POST', path: '/packs/new', audit: made, handle: showPack }),
  route({ ...SHARING, method: 'POST', path: '/packs', audit: made, handle: submitPack }),
  route({ ...SHARING, method: 'GET', path: '/packs/:pack/docx', fresh: true, audit: taken, handle: (context) => packFile(context, 'docx') }),
  route({ ...SHARING, method: 'GET', path: '/packs/:pack/xlsx', fresh: true, audit: taken, handle: (context) => packFile(context, 'xlsx') }),
];
