import { Button, CsrfField, Details, Radios, RagTag, type Content } from '../../../components/index.ts';
import type { AnyKind } from '../../../../core/chronology/kind.ts';
import { dayNear, type PlainDate } from '../../../../core/values/plain-date.ts';
import { isLate } from '../../../../core/duties/duty.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { NO_CHOICES } from '../../../forms/choices.ts';
import { FieldView } from '../../../forms/field-view.tsx';
import type { FieldError } from '../../../route.ts';
import { asRag } from '../../child/child-header.tsx';
import { whyHref } from '../my-work-view.tsx';
import { askedFields, isDueThisWeek, sharedChoice, type Member } from './asked-fields.ts';

export interface TogetherModel {
  readonly kind: AnyKind;
  readonly members: readonly Member[];
  readonly groupKey: string;
  readonly typed: Typed;
  readonly faults: ReadonlyMap<string, string>;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
  readonly command: string;
  readonly action: string;
  readonly today: PlainDate;
}

/** One screen for one question about many children: each is answered by itself, or all that are left with one answer. */
export function TogetherView(m: TogetherModel) {
  const first = m.members[0];
  const shared = first === undefined ? undefined : sharedChoice(askedFields(m.kind, first.row));
  const thisWeek = m.members.filter((x) => isDueThisWeek(x.row, m.today)).length;
  return (
    <>
      <h1 class="govuk-heading-xl">{first?.row.detail.title}</h1>
      <p class="govuk-body-l">{m.members.length} {m.members.length === 1 ? 'child' : 'children'}. Nothing is answered for you. Leave a child empty to answer later.</p>
      <form method="post" action={m.action} novalidate data-draft-key={`together:${m.groupKey}`}>
        <CsrfField token={m.csrf} />
        <input type="hidden" name="key" value={m.groupKey} />
        <input type="hidden" name="_command" value={m.command} />
        <ol class="tl-together">
          {m.members.map((member) => <MemberView member={member} model={m} />)}
        </ol>
        {shared?.[1].type.is === 'choice' && thisWeek > 0 && (
          <Radios
            name="all" label={`For each of the ${thisWeek} due by the end of this week whom you have not answered above`} labelSize="m" hint="Leave it empty to record only the answers above."
            items={Object.entries(shared[1].type.options).map(([value, text]) => ({ value, text }))} value={m.typed['all']?.at(-1) ?? ''}
          />
        )}
        <Button text="Record the answers" preventDoubleClick />
      </form>
    </>
  );
}

function MemberView({ member, model }: { readonly member: Member; readonly model: TogetherModel }) {
  const { row, prefix } = member;
  const fields = Object.entries(askedFields(model.kind, row));
  const needed = fields.filter(([, f]) => !f.optional);
  const further = fields.filter(([, f]) => f.optional && f.type.is !== 'reference');
  const late = isLate(row.detail, model.today);
  const view = ([name, field]: (typeof fields)[number]): Content => <FieldView name={`${prefix}${name}`} field={field} typed={model.typed} faults={model.faults} choices={NO_CHOICES} rows={2} />;
  const opened = further.some(([name]) => (model.typed[`${prefix}${name}`] ?? []).some((v) => v !== '') || model.errors.some((e) => e.field === `${prefix}${name}`));
  return (
    <li class={late ? 'tl-together__child tl-together__child--late' : 'tl-together__child'}>
      <h2 class="govuk-heading-m"><a class="govuk-link" href={`/children/${row.subject.id}`}>{row.about}</a> {row.rag !== undefined && <RagTag colour={asRag(row.rag)} />}</h2>
      <p class="govuk-body-s">
        {row.reference}{row.detail.due === undefined ? '' : late ? `, late: was due ${dayNear(row.detail.due, model.today)}` : `, due ${dayNear(row.detail.due, model.today)}`}. {row.detail.clause}. <a class="govuk-link" href={whyHref(row)}>Why<span class="govuk-visually-hidden">: {row.about}</span></a>
      </p>
      {needed.length === 0 && (
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id={`${prefix}_done`} name={`${prefix}_done`} type="checkbox" value="yes" checked={(model.typed[`${prefix}_done`] ?? []).includes('yes')} />
            <label class="govuk-label govuk-checkboxes__label" for={`${prefix}_done`}>{model.kind.label}: record it for {row.about}</label>
          </div>
        </div>
      )}
      {needed.map(view)}
      {further.length > 0 && <Details summary={<>More about it<span class="govuk-visually-hidden">: {row.about}</span></>} open={opened}>{further.map(view)}</Details>}
    </li>
  );
}
