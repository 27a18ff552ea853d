import { recordAboutService } from '../../../app/cohorts/record-about-service.ts';
import { serviceDetails, type ServiceDetails } from '../../../app/notice/service-details.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { MANAGERS } from '../../../core/access/roles.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { readingAge } from '../../../documents/letter/reading-age.ts';
import { noticeDocx } from '../../../documents/notice/notice-docx.ts';
import { noticeText, privacyNotice, READERS, type Notice, type NoticeReader } from '../../../documents/notice/notice-text.ts';
import { Button, CsrfField, InsetText, SummaryList, WarningText } from '../../components/index.ts';
import { ROLE_CHOICES, type Choices } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, readRecord } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import { route, type Context, type Reply, type Route } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const KIND = 'notice.details-set';
const NO_CHOICES: Choices = { people: [], roles: ROLE_CHOICES, areas: [], agencies: [], duties: [], systems: [], asked: new Map(), entries: () => [] };

function readerOf({ query }: Context): NoticeReader {
  return query['for'] === 'carer' ? 'carer' : 'child';
}

async function noticeOf(context: Context): Promise<{ readonly notice: Notice; readonly details: ServiceDetails }> {
  const details = await serviceDetails(context.ports, context.who.reader, context.who.serviceName);
  return { details, notice: privacyNotice(readerOf(context), { service: details.name, partners: details.partners.map((p) => p.name), ...(details.contact === undefined ? {} : { contact: details.contact }) }) };
}

/** The notice in plain words, to read, to print and to take along. */
async function showNotice(context: Context): Promise<Reply> {
  const { notice, details } = await noticeOf(context);
  const reader = readerOf(context);
  const age = readingAge(noticeText(notice));
  const keeps = context.who.reader.roles.some((r) => MANAGERS.includes(r));
  return {
    is: 'page',
    title: notice.title,
    nav: 'rights',
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <div class="tl-no-print">
            <p class="govuk-body">
              {(Object.keys(READERS) as NoticeReader[]).map((r, i) => <>{i > 0 && ' | '}{r === reader ? <strong>{READERS[r]}</strong> : <a class="govuk-link" href={`/privacy-notice?for=${r}`}>{READERS[r]}</a>}</>)}
            </p>
            {details.contact === undefined && <WarningText text="Nobody has recorded yet how the service is reached and who its data protection officer is. Without that the notice is not complete." />}
            <InsetText><strong>Reading age: {age === undefined ? 'not known' : `${age} years`}.</strong> It is worked out from the words of this page, without names and numbers.{details.contact !== undefined && ` How the service is reached was recorded on ${longDate(details.contact.since)}.`}</InsetText>
            <div class="govuk-button-group">
              <Button text="Take it as a document (.docx)" kind="secondary" href={`/privacy-notice/docx?for=${reader}`} />
              {keeps && <a class="govuk-link" href="/privacy-notice/details">{details.contact === undefined ? 'Record how the service is reached' : 'Change how the service is reached'}</a>}
            </div>
          </div>
          <h1 class="govuk-heading-xl">{notice.title}</h1>
          {notice.sections.map((s) => (
            <section>
              <h2 class="govuk-heading-m">{s.heading}</h2>
              {reader === 'carer' ? <ul class="govuk-list govuk-list--bullet govuk-list--spaced">{s.lines.map((l) => <li>{l}</li>)}</ul> : s.lines.map((l) => <p class="govuk-body">{l}</p>)}
            </section>
          ))}
          <h2 class="govuk-heading-m">How to reach us</h2>
          <SummaryList rows={notice.contact.map(([key, value]) => ({ key, value: <span class="tl-typed">{value}</span> }))} />
        </div>
      </div>
    ),
  };
}

async function noticeFile(context: Context): Promise<Reply> {
  const { notice } = await noticeOf(context);
  const reader = readerOf(context);
  return { is: 'file', filename: `privacy-notice-${reader}.docx`, type: DOCX, bytes: await noticeDocx(notice, context.who.serviceName, reader === 'carer') };
}

async function showDetails(context: Context): Promise<Reply> {
  const { contact } = await serviceDetails(context.ports, context.who.reader, context.who.serviceName);
  const known: Typed = contact === undefined ? {} : Object.fromEntries(Object.entries({ ...contact, 'council-or-body': contact.body }).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]] as const])));
  return detailsPage(context, context.held?.form ?? known, new Map());
}

function detailsPage(context: Context, typed: Typed, faults: Faults, refused: readonly string[] = []): Reply {
  const kind = kindOf(KIND);
  return {
    is: 'page',
    title: 'How the service is reached',
    nav: 'rights',
    back: { href: '/privacy-notice', text: 'Privacy notice' },
    errors: [...[...faults].map(([field, text]) => ({ field, text })), ...refused.map((text) => ({ text }))],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">How the service is reached</h1>
          <p class="govuk-body">It stands at the end of the privacy notice. What stood there before stays on record.</p>
          <form method="post" action="/privacy-notice/details" novalidate>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
            <input type="hidden" name="_page" value="/privacy-notice/details" />
            {Object.entries(kind?.fields ?? {}).map(([name, field]) => FieldView({ name, field, typed, faults, choices: NO_CHOICES }))}
            <Button text="Save" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}

async function saveDetails(context: Context): Promise<Reply> {
  const { form, ports, today } = context;
  const kind = kindOf(KIND);
  if (kind === undefined) return { is: 'not-found' };
  const read = readRecord(kind, { ...form, occurredOn: [dateAsTyped(today)] }, today);
  if (read.record === undefined) return detailsPage(context, form, read.faults);
  const done = await recordAboutService(ports, context.who.reader, { command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), kind: KIND, data: read.record.data, on: today });
  if (done.outcome === 'recorded') return { is: 'redirect', to: '/privacy-notice', notice: 'Saved: it stands in the notice now' };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  return detailsPage(context, form, new Map(), wordsOf(done));
}

const READING = { permission: 'notice.see', purpose: 'reading the privacy notice' } as const;
const KEEPING = { permission: 'rights.give', purpose: 'keeping the privacy notice' } as const;
const seen = { event: 'notice.opened', shown: 'the privacy notice' } as const;

/** The privacy notice for children and families, and what it is filled in with. */
export const routes: readonly Route[] = [
  route({ ...READING, method: 'GET', path: '/privacy-notice', audit: seen, handle: showNotice }),
  route({ ...READING, method: 'GET', path: '/privacy-notice/docx', audit: seen, handle: noticeFile }),
  route({ ...KEEPING, method: 'GET', path: '/privacy-notice/details', audit: seen, handle: showDetails }),
  route({ ...KEEPING, method: 'POST', path: '/privacy-notice/details', audit: seen, handle: saveDetails }),
];
