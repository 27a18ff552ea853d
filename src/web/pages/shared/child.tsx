import { askForMore, openShared, type SharedRecord } from '../../../app/sharing/shared-with-us.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { BAR } from '../../../core/redaction/black-out.ts';
import { disclosureAsked } from '../../../core/chronology/kinds/disclosure/disclosure-asked.ts';
import { GATEWAYS } from '../../../core/chronology/kinds/disclosure/gateways.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import { dayAndDate, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { Button, CsrfField, InsetText, SummaryList, Tag, Textarea } from '../../components/index.ts';
import { faultsAt } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { sizeInWords } from '../documents/size-in-words.ts';

const NOTHING = { is: 'not-found', what: 'Nothing of this record is shared with your agency.' } as const;

export function showShared(context: Context): Promise<Reply> {
  return page(context, []);
}

export async function submitAsk(context: Context): Promise<Reply> {
  const { form, params, ports } = context;
  const [what, why] = [lastOf(form, 'what').trim(), lastOf(form, 'why').trim()];
  const errors = [...(what === '' ? [{ field: 'what', text: 'Say what you ask for' }] : []), ...(why === '' ? [{ field: 'why', text: 'Say what you need it for' }] : [])];
  if (errors.length > 0) return page(context, errors, 400);
  const child = id<SubjectId>(params['child'] ?? '');
  const result = await askForMore(ports, context.actor(), child, { command: lastOf(form, '_command') || ports.ids.next(), what, why });
  if (result.outcome === 'invalid') return page(context, faultsAt(disclosureAsked, result.faults), 400);
  if (result.outcome !== 'recorded') return NOTHING;
  return { is: 'redirect', to: `/shared/${child}`, notice: 'You have asked. The youth justice service answers within a few working days; the answer will stand here.' };
}

async function page(context: Context, errors: readonly FieldError[], status?: number): Promise<Reply> {
  const { ports, who, today, params, form } = context;
  const shared = await openShared(ports, who.reader, id<SubjectId>(params['child'] ?? ''), today);
  if (shared === undefined) return NOTHING;
  const fault = (name: string): { readonly error?: string } => {
    const found = errors.find((e) => e.field === name);
    return found === undefined ? {} : { error: found.text };
  };
  return {
    is: 'page',
    title: shared.child.name,
    nav: 'shared',
    back: { href: '/shared', text: 'Shared with us' },
    errors,
    ...(status === undefined ? {} : { status }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{shared.child.name}</h1>
          {shared.child.dateOfBirth !== undefined && <p class="govuk-body">Born {longDate(shared.child.dateOfBirth)}</p>}
          {shared.disclosures.map((d) => <Disclosure made={d.made} entries={d.entries} shared={shared} />)}
          <h2 class="govuk-heading-m">What you have asked for</h2>
          {shared.asked.length === 0 && <p class="govuk-body">Nothing yet.</p>}
          {shared.asked.map((a) => (
            <InsetText>
              <p class="govuk-body"><strong>{dayAndDate(a.asked.occurredOn, true)}</strong>: {String(a.asked.data['what'])}</p>
              <p class="govuk-body">{a.answer === undefined ? <Tag text="Not answered yet" colour="yellow" /> : <>Answered {dayAndDate(a.answer.occurredOn, true)}: {summary(a.answer, shared.names)}</>}</p>
            </InsetText>
          ))}
          <form method="post" action={`/shared/${shared.child.child}`} novalidate>
            <CsrfField token={who.csrf} />
            <input type="hidden" name="_command" value={ports.ids.next()} />
            <h2 class="govuk-heading-m">Ask for more</h2>
            <Textarea id="what" name="what" label="What do you ask for?" rows={3} value={lastOf(form, 'what')} {...fault('what')} />
            <Textarea id="why" name="why" label="What do you need it for?" hint="The service shares what is needed for a purpose that the law allows, and no more." rows={3} value={lastOf(form, 'why')} {...fault('why')} />
            <Button text="Ask" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}

function Disclosure({ made, entries, shared }: { readonly made: Entry; readonly entries: readonly Entry[]; readonly shared: SharedRecord }) {
  const { names } = shared;
  const text = (name: string): string | undefined => (typeof made.data[name] === 'string' ? (made.data[name] as string) : undefined);
  const inPart = (made.data['in-part'] as readonly { readonly title: string; readonly text: string; readonly file?: string }[] | undefined) ?? [];
  const leftOut = (made.data['left-out'] as readonly { readonly agency: string }[] | undefined) ?? [];
  return (
    <>
      <h2 class="govuk-heading-m">Shared {dayAndDate(made.occurredOn, true)}</h2>
      <SummaryList
        rows={[
          { key: 'For', value: text('purpose') ?? '' },
          { key: 'On the basis of', value: text('gateway-other') ?? GATEWAYS[made.data['gateway'] as keyof typeof GATEWAYS] },
          { key: 'By', value: names.worker(made.recordedBy) },
          ...(text('until') === undefined ? [] : [{ key: 'May be read until', value: longDate(text('until') as PlainDate) }]),
          ...(leftOut.length === 0 ? [] : [{ key: 'Left out', value: `${leftOut.length === 1 ? 'One entry' : `${leftOut.length} entries`} of ${[...new Set(leftOut.map((l) => names.agency(l.agency)))].join(' and ')}, not agreed to be passed on` }]),
        ]}
      />
      {text('words') !== undefined && <p class="govuk-body tl-said">{text('words')}</p>}
      {inPart.map((p) => (
        <InsetText>
          <p class="govuk-body"><strong>{p.title}</strong> <Tag text="in part" colour="grey" /></p>
          <p class="govuk-body tl-typed">{p.text}</p>
          <p class="govuk-body-s">{BAR} stands where words were blacked out before it was shared.{p.file === 'not-shared' && ' The file was not shared.'}</p>
        </InsetText>
      ))}
      {entries.map((e) => (
        <InsetText>
          <p class="govuk-body"><strong>{kindOf(e.kind)?.label ?? e.kind}</strong>, {dayAndDate(e.occurredOn, true)}</p>
          <p class="govuk-body tl-said">{summary(e, names)}</p>
          <SharedFile entry={e} shared={shared} />
        </InsetText>
      ))}
    </>
  );
}

/** The file of a document that is shared; that it was taken back, if it was. */
function SharedFile({ entry, shared }: { readonly entry: Entry; readonly shared: SharedRecord }) {
  const file = fileOf(entry.data);
  if (file === undefined) return null;
  if (!shared.files.has(entry.id)) return <p class="govuk-body">The service has taken this document back. The file can no longer be opened.</p>;
  return <p class="govuk-body">Take the file: <a class="govuk-link tl-anywhere" href={`/shared/${shared.child.child}/documents/${entry.id}/file`} download>{file.name}<span class="govuk-visually-hidden">, download</span> ({sizeInWords(file.size)})</a></p>;
}

function summary(e: Entry, names: SharedRecord['names']): string {
  return kindOf(e.kind)?.summary(e.data, names) ?? '';
}
