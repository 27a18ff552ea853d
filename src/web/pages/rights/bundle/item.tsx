import { nameOf } from '../../../../app/child/child-page.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { GIVING, WITHHELD } from '../../../../core/chronology/kinds/rights/rights.ts';
import { blackOutRows, standsIn } from '../../../../core/redaction/black-out.ts';
import { fileOf } from '../../../../core/chronology/file-of.ts';
import { originatorOf, THE_CHILD } from '../../../../core/sharing/originator.ts';
import { newestVersion } from '../../../../core/rights/bundle-files.ts';
import type { BundleItem } from '../../../../core/rights/bundle.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { InsetText, Radios, SummaryList, Tag, Textarea, type Content } from '../../../components/index.ts';
import type { Faults } from '../../../forms/read-fields.ts';
import { showForm, submitForm, type FormPage } from '../../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';
import { safePath } from '../../../security/origin.ts';
import { blackedOut, wordsOf } from '../given.ts';
import { FileChoice, fileChoiceTyped, fileTyped, ItemFile } from './item-file.tsx';
import { ADD_COPY } from '../../sharing/in-part.tsx';
import { BlackOutFields, blackOutTyped, initialBlackOut, wordsNotThere } from '../black-out-fields.tsx';
import { blackOutPath } from '../../documents/black-out-path.ts';
import { askPath } from '../../sharing/ask-path.ts';
import { NO_REQUEST, NOT_PREPARING, requestOf, type OpenRequest } from '../open-request.ts';

const NO_ITEM = { is: 'not-found', what: 'There is no such entry among what was on record when the request came.' } as const;

/** One entry: what it says, whose words are in it, and what is given of it. */
export async function showItem(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if ('is' in form) return form;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? initially(context, form), restored: kept });
}

/** Kept as it is decided; the next entry comes by itself. A decision that is changed leaves the earlier one on record. */
export async function submitItem(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if ('is' in form) return form;
  const { open, item, rows } = form;
  if (lastOf(context.form, ADD_COPY) !== '') {
    const { [ADD_COPY]: _, ...kept } = context.form;
    await context.drafts.save(context.who.reader, form.draftKey, kept, form.action);
    return { is: 'redirect', to: blackOutPath(open.record.row.id, newestVersion(item.entry, open.record.entries).id, form.action), keepsDraft: true };
  }
  const decision = lastOf(context.form, 'decision');
  const missing = decision === 'part' ? wordsNotThere(context.form, rows) : [];
  if (missing.length > 0) return showForm(form, { typed: context.form, faults: new Map([['added', `These words are not in the entry: ${missing.join('; ')}`]]) });
  const typed: Typed = {
    ...context.form,
    ...(decision === 'part' ? blackOutTyped(context.form) : {}),
    ...(fileOf(item.entry.data) === undefined ? {} : fileTyped(context.form)),
    reason: decision === 'give' ? [] : (context.form['reason'] ?? []),
    request: [open.request.id], entry: [item.entry.id], of: [open.request.id], occurredOn: [dateAsTyped(context.today)],
  };
  const changes = item.decided === undefined ? {} : { supersedes: item.decided.id, reason: 'Decided anew' };
  return submitForm({ ...form, context: { ...context, form: typed } }, (record) => [{ ...record, ...changes }]);
}

interface ItemForm extends FormPage {
  readonly open: OpenRequest;
  readonly item: BundleItem;
  readonly rows: ReturnType<typeof wordsOf>;
}

async function formOf(context: Context): Promise<ItemForm | typeof NO_ITEM | typeof NO_REQUEST | typeof NOT_PREPARING> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  if (!open.prepares) return NOT_PREPARING;
  const kind = kindOf('bundle.item-decided');
  const place = open.bundle.items.findIndex((i) => i.entry.id === context.params['item']);
  const item = open.bundle.items[place];
  if (kind === undefined || item === undefined) return NO_ITEM;
  const { record, base, bundle } = open;
  const rows = wordsOf(item.entry, record);
  const next = [...bundle.items.slice(place + 1), ...bundle.items.slice(0, place)].find((i) => i.decided === undefined);
  return {
    context, record, kind, open, item, rows,
    title: `Entry ${place + 1} of ${bundle.items.length}`,
    action: `${base}/bundle/${item.entry.id}`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `bundle:${open.request.id}:${item.entry.id}`,
    cancel: `${base}/bundle`,
    button: next === undefined ? 'Keep this' : 'Keep this and go to the next',
    hidden: { _return: next === undefined ? `${base}/bundle` : `${base}/bundle/${next.entry.id}` },
    intro: <About item={item} open={open} rows={rows} context={context} />,
    fields: (typed, faults) => fields(open, item, rows, typed, faults),
  };
}

function About({ item, open, rows, context }: { readonly item: BundleItem; readonly open: OpenRequest; readonly rows: ItemForm['rows']; readonly context: Context }) {
  const { entry, replacedBy, decided } = item;
  const { record } = open;
  const originator = originatorOf(entry, record.entries);
  const asks = askPath(record, entry, { to: THE_CHILD, why: `A request of ${nameOf(record.row)} to see the record`, back: `${open.base}/bundle/${entry.id}` });
  return (
    <>
      <h2 class="govuk-heading-m">{kindOf(entry.kind)?.label}, {dayAndDate(entry.occurredOn, true)} {replacedBy !== undefined && <Tag text="changed later" colour="purple" />}</h2>
      {rows.length === 0 ? <p class="govuk-body">It holds no words besides what it is and its day.</p> : <SummaryList rows={rows.map((r) => ({ key: r.label, value: <span class="tl-typed">{r.value}</span> }))} />}
      <p class="govuk-body-s">Recorded by {record.names.worker(entry.recordedBy)}.</p>
      {originator !== context.who.reader.agency && <InsetText>This is another agency’s information ({record.names.agency(originator)}). <a class="govuk-link" href={asks}>Ask them whether the child may have it</a>, or say why it is not given.{fileOf(entry.data) === undefined ? '' : ' Its file goes only if they agree.'}</InsetText>}
      <ItemFile entry={entry} record={record} />
      {decided?.data['decision'] === 'part' && blackedOut(decided).words.length + blackedOut(decided).rows.length > 0 && (
        <>
          <h2 class="govuk-heading-s">As it would be given now</h2>
          <SummaryList rows={blackOutRows(rows, blackedOut(decided)).map((r) => ({ key: r.label, value: <span class="tl-typed">{r.value}</span> }))} />
        </>
      )}
    </>
  );
}

function fields(open: OpenRequest, { entry }: BundleItem, rows: ItemForm['rows'], typed: Typed, faults: Faults): Content {
  return (
    <>
      <Radios name="decision" label="What is given of it?" labelSize="m" value={lastOf(typed, 'decision')} error={faults.get('decision')} items={Object.entries(GIVING).map(([value, text]) => ({ value, text }))} />
      <Radios name="reason" label="Why not all of it" labelSize="s" small hint="Only if something is left out" value={lastOf(typed, 'reason')} error={faults.get('reason')} items={Object.entries(WITHHELD).map(([value, text]) => ({ value, text }))} />
      <FileChoice entry={entry} record={open.record} typed={typed} faults={faults} />
      <BlackOutFields record={open.record} rows={rows} typed={typed} faults={faults} />
      <Textarea name="note" label="Note for whoever reads it over (optional)" labelSize="s" rows={2} value={lastOf(typed, 'note')} error={faults.get('note')} />
    </>
  );
}

function initially({ today }: Context, { item, rows, record }: ItemForm): Typed {
  const { decided } = item;
  if (decided === undefined) return { occurredOn: [dateAsTyped(today)] };
  const known = blackedOut(decided);
  return {
    occurredOn: [dateAsTyped(today)],
    decision: [String(decided.data['decision'])],
    reason: [String(decided.data['reason'] ?? '')],
    note: [String(decided.data['note'] ?? '')],
    ...fileChoiceTyped(decided),
    ...initialBlackOut(record, rows, { words: known.words.filter((w) => rows.some((r) => standsIn(r.value, w))), rows: known.rows }),
  };
}
