import { Button, CsrfField, EnterSends, InsetText, Input, Tag } from '../../components/index.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { record } from '../../../app/record/record.ts';
import { siblingsOf } from '../../../core/chronology/facts/relations.ts';
import { RELATIONS, siblingRecorded } from '../../../core/chronology/kinds/family/sibling-recorded.ts';
import { PREVENTION_SERVICES } from '../../../core/chronology/kinds/family/sibling-referred.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { choicesOf } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { ChildRecord } from '../../../app/child/child-page.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';
import { route, type Context, type FieldError, type Reply } from '../../route.ts';

const KIND = siblingRecorded as AnyKind;

async function show(context: Context, typed?: Typed, faults: Faults = new Map<string, string>(), errors: readonly FieldError[] = []): Promise<Reply> {
  const child = await childOf(context);
  if (child === undefined) return NO_CHILD;
  const { who, ports, today } = context;
  const base = `/children/${child.row.id}`;
  const filled: Typed = typed ?? { occurredOn: [dateAsTyped(today)] };
  return {
    is: 'page',
    title: `Brothers and sisters: ${nameOf(child.row)}`,
    nav: 'caseload',
    back: { href: base, text: 'Back to the record' },
    errors: [...[...faults].map(([field, text]) => ({ field, text })), ...errors],
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(child.row)}</span>
        <h1 class="govuk-heading-l">Brothers and sisters</h1>
        <SiblingList child={child} />
        <p class="govuk-body"><a class="govuk-link" href={`${base}/record/siblings.checked`}>Say that the siblings have been checked</a></p>
        <h2 class="govuk-heading-m">Add a sibling</h2>
        <form method="post" action={`${base}/siblings`} novalidate>
          <EnterSends text="Add the sibling" />
          <CsrfField token={who.csrf} />
          <input type="hidden" name="_command" value={ports.ids.next()} />
          {Object.entries(KIND.fields).filter(([name]) => name !== 'child').map(([name, field]) => FieldView({ name, field, typed: filled, faults, choices: choicesOf(child) }))}
          <Input name="reference" label="Reference, if the sibling is on record here (optional)" labelSize="s" hint="They are then linked and not written down twice" width={20} autocomplete="off" value={lastOf(filled, 'reference')} error={errors.find((e) => e.field === 'reference')?.text} />
          <WhenFields kind={KIND} typed={filled} faults={faults} />
          <Button text="Add the sibling" preventDoubleClick />
        </form>
      </>
    ),
  };
}

/** The siblings on a child's record, each with the answer and what was done about it. */
export function SiblingList({ child }: { readonly child: ChildRecord }) {
  const { timeline, row } = child;
  const siblings = siblingsOf(timeline);
  const base = `/children/${row.id}/record`;
  if (siblings.length === 0) return <InsetText>No sibling is on record.</InsetText>;
  return (
    <ul class="govuk-list govuk-list--spaced">
      {siblings.map((s) => {
        const entry = timeline.find((e) => e.id === s.entry);
        const referral = timeline.filter((e) => e.kind === 'sibling.referred' && (e.of === s.entry || e.of === s.answeredBy)).at(-1);
        if (entry === undefined) return null;
        const { name, child: linked, relation, age } = entry.data;
        const called = typeof name === 'string' ? name : 'On record here';
        const service = referral?.data['service'];
        return (
          <li>
            <strong>{typeof linked === 'string' ? <a class="govuk-link" href={`/children/${linked}`}>{called}</a> : called}</strong>, {RELATIONS[relation as keyof typeof RELATIONS].toLowerCase()}{typeof age === 'number' ? `, aged ${age} on ${longDate(entry.occurredOn)}` : ''}{' '}
            {s.risk === undefined ? <Tag text="Risk not asked yet" colour="yellow" /> : s.risk === 'yes' ? <Tag text="May be at risk" colour="red" /> : <Tag text="Not at risk" colour="green" />}
            {referral !== undefined && <> Referred to {service === 'other' ? String(referral.data['other']) : PREVENTION_SERVICES[service as keyof typeof PREVENTION_SERVICES]} on {longDate(referral.occurredOn)}.</>}
            <br />
            <a class="govuk-link" href={`${base}/sibling.answered?of=${s.answeredBy ?? s.entry}&fill.name=${encodeURIComponent(called)}`}>{s.risk === undefined ? 'Answer whether they may be at risk' : 'Answer it anew'}<span class="govuk-visually-hidden">: {called}</span></a>
            {s.risk === 'yes' && !s.referred && <>{' '}<a class="govuk-link" href={`${base}/sibling.referred?of=${s.answeredBy ?? s.entry}`}>Refer to a prevention service<span class="govuk-visually-hidden">: {called}</span></a></>}
          </li>
        );
      })}
    </ul>
  );
}

async function add(context: Context): Promise<Reply> {
  const child = await childOf(context);
  if (child === undefined) return NO_CHILD;
  const { ports, who, today, form } = context;
  const reference = lastOf(form, 'reference').trim();
  const hits = reference === '' ? [] : (await ports.store.asReader(who.reader, ({ lists }) => lists.search(reference, 5, today))).filter((h) => h.reference?.toLowerCase() === reference.toLowerCase());
  const [linked] = hits;
  if (reference !== '' && (linked === undefined || linked.id === child.row.id)) return show(context, form, new Map(), [{ field: 'reference', text: 'Nobody else with this reference is on record here, or your role does not reach them: check it, or leave it empty' }]);
  const already = linked !== undefined && child.timeline.some((e) => e.kind === 'sibling.recorded' && e.data['child'] === linked.id);
  if (already) return show(context, form, new Map(), [{ field: 'reference', text: 'This sibling is linked already' }]);
  const typed: Typed = linked === undefined ? form : { ...form, child: [linked.id], name: [lastOf(form, 'name').trim() === '' ? nameOf(linked) : lastOf(form, 'name')] };
  const read = readRecord(KIND, typed, today);
  if (read.record === undefined) return show(context, form, read.faults);
  const done = await record(ports, { id: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), subject: { kind: 'child', id: child.row.id }, source: 'live', answers: {}, agreements: [], records: [read.record] });
  if (done.outcome === 'recorded') return { is: 'redirect', to: `/children/${child.row.id}/siblings`, notice: 'The sibling is on record.' };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  return show(context, form, new Map(done.outcome === 'invalid' ? done.faults.map((f) => [f.field, ofValidation(KIND, f)] as const) : []), done.outcome === 'invalid' ? [] : wordsOf(done).map((text) => ({ text })));
}

const AUDIT = { event: 'child.siblings', shown: 'brothers and sisters' } as const;

/** Brothers and sisters of a child: who they are, whether they may be at risk, where they were referred. */
export const routes = [
  route({ method: 'GET', path: '/children/:child/siblings', permission: 'cases.see', purpose: 'checking the siblings', audit: AUDIT, handle: (context) => show(context) }),
  route({ method: 'POST', path: '/children/:child/siblings', permission: 'cases.record', purpose: 'checking the siblings', audit: AUDIT, handle: add }),
];
