import { loadPartners, type PartnerRow } from '../../../app/partners/load-partners.ts';
import { recordAboutPartner } from '../../../app/partners/record-about-partner.ts';
import { MANAGERS } from '../../../core/access/roles.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { Button, InsetText } from '../../components/index.ts';
import { errorsOf } from '../../forms/plain-form.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import { route, type Context, type Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';
import { formPath, NEW, PARTNER_FORMS, PartnerForm, type PartnerKind } from './partner-form.tsx';
import { Partner } from './partner-view.tsx';

const NO_PARTNER = { is: 'not-found', what: 'No such partner is on record, or there is nothing like this to record about one' } as const;

async function showAgreements(context: Context): Promise<Reply> {
  const all = await loadPartners(context.ports, context.who.reader);
  const passed = all.flatMap((p) => p.agreements).filter((a) => !a.ended && a.nextReview !== undefined && a.nextReview < context.today).length;
  const keeps = mayKeep(context);
  return {
    is: 'page',
    title: 'Agreements',
    nav: 'team',
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-xl">Agreements</h1>
        <p class="govuk-body-l">Partners with what has been agreed, what each owes, and when it is looked at again. {passed === 0 ? 'No review is overdue.' : `${passed} ${passed === 1 ? 'review is' : 'reviews are'} overdue.`}</p>
        {all.length === 0 && <InsetText>No partner is on record yet.</InsetText>}
        {all.map((p) => <Partner partner={p} today={context.today} keeps={keeps} />)}
        {keeps && <Button text="Add a partner, or the service itself" kind={all.length === 0 ? 'primary' : 'secondary'} href={formPath('unit.recorded', NEW)} />}
      </>
    ),
  };
}

function mayKeep({ who }: Context): boolean {
  return who.reader.roles.some((r) => MANAGERS.includes(r));
}

/** What the form is about: its kind, and the partner unless it is a new one. */
interface Meant {
  readonly kind: AnyKind;
  readonly partner?: PartnerRow;
}

async function meant(context: Context, partner: string): Promise<Meant | undefined> {
  const name = context.params['kind'] ?? '';
  const kind = kindOf(name);
  if (kind === undefined) return undefined;
  if (name === 'unit.recorded' && partner === NEW) return { kind };
  if (!Object.hasOwn(PARTNER_FORMS, name)) return undefined;
  const known = (await loadPartners(context.ports, context.who.reader)).find((p) => p.unit === partner);
  return known === undefined ? undefined : { kind, partner: known };
}

async function showForm(context: Context): Promise<Reply> {
  const about = await meant(context, context.query['partner'] ?? '');
  if (about === undefined) return NO_PARTNER;
  const of = context.query['of'] ?? '';
  const reviewed = about.partner?.agreements.find((a) => a.last === of);
  return formPage(context, about, of, { occurredOn: [dateAsTyped(context.today)], ...(reviewed === undefined ? {} : { type: [reviewed.type] }) }, new Map(), []);
}

function formPage(context: Context, { kind, partner }: Meant, of: string, typed: Typed, faults: Faults, said: readonly string[]): Reply {
  const errors = errorsOf(faults, said);
  const title = partner === undefined ? 'Add a partner' : `${PARTNER_FORMS[kind.name as PartnerKind]}: ${partner.name}`;
  return {
    is: 'page',
    title,
    nav: 'team',
    back: { href: '/agreements', text: 'Agreements' },
    ...(errors.length === 0 ? {} : { errors, status: 422 }),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {kind.hint !== undefined && <p class="govuk-body">{kind.hint}</p>}
        <PartnerForm context={context} kind={kind} partner={partner?.unit ?? NEW} of={of} typed={typed} faults={faults} />
      </>
    ),
  };
}

async function send(context: Context): Promise<Reply> {
  const { form: typed } = context;
  const about = await meant(context, lastOf(typed, 'partner'));
  if (about === undefined) return NO_PARTNER;
  const { kind, partner } = about;
  const of = lastOf(typed, 'of');
  const read = readRecord(kind, typed, context.today);
  if (read.record === undefined) return formPage(context, about, of, typed, read.faults, []);
  const done = await recordAboutPartner(context.ports, {
    command: commandIdOf(typed, () => context.ports.ids.next()), actor: context.actor(), record: read.record, ...(partner === undefined ? {} : { partner: id<SubjectId>(partner.unit) }),
  });
  if (done.outcome === 'recorded') return { is: 'redirect', to: '/agreements', notice: `Recorded: ${kind.label}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const faults = done.outcome === 'invalid' ? new Map(done.faults.map((f) => [f.field, ofValidation(kind, f)] as const)) : new Map<string, string>();
  return formPage(context, about, of, typed, faults, done.outcome === 'invalid' ? [] : wordsOf(done));
}

const KEEPING = { permission: 'team.see', purpose: 'keeping agreements with partners' } as const;

/** What has been agreed with partners. */
export const routes = [
  route({ ...KEEPING, method: 'GET', path: '/agreements', audit: { event: 'agreements.opened', shown: 'partners, agreements and obligations' }, handle: showAgreements }),
  route({ ...KEEPING, method: 'GET', path: '/agreements/record/:kind', audit: { event: 'agreements.form', shown: 'a partner’s agreements' }, handle: showForm }),
  route({ ...KEEPING, method: 'POST', path: '/agreements/record/:kind', audit: { event: 'agreements.form', shown: 'a partner’s agreements' }, handle: send }),
];
