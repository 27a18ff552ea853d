import { originOf } from '../transfers/came-from.tsx';
import { nameOf } from '../../../app/child/child-page.ts';
import { policyVersionOn } from '../../../app/cohorts/documents.ts';
import { FORM_FIELDS } from '../../../core/policy/words/form.ts';
import { Button, InsetText } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import type { Context, Reply } from '../../route.ts';
import { isCorrected } from './correct.tsx';
import { holdsFile } from '../../../core/chronology/file-of.ts';
import { FileLink } from '../documents/list.tsx';
import { isTyped } from '../record/kinds.tsx';
import { BesideEntry } from '../rights/beside-entry.tsx';
import { AnswerForm, answerModel, ProposalStanding } from './proposal.tsx';
import { entryOf, NO_ENTRY, versionsOf } from './entry-of.ts';
import { FieldChanges } from './field-changes.tsx';
import { unseenKind, unseenPath } from './unseen.tsx';
import { Version } from './versions.tsx';

/** An entry with all its versions: who recorded what, when, and why it was corrected. */
export async function showEntry(context: Context): Promise<Reply> {
  const open = await entryOf(context);
  if (open === undefined) return NO_ENTRY;
  const { record, entry, kind } = open;
  const versions = versionsOf(open);
  const current = versions.at(-1) ?? entry;
  const base = `/children/${record.row.id}`;
  const thread = entry.of === undefined ? undefined : record.entries.find((e) => e.id === entry.of);
  const answers = record.timeline.filter((e) => e.of === entry.id);
  const proposal = kind.name === 'proposal.made' ? answerModel(context, open) : undefined;
  const policy = kind.nature === 'decision' ? await policyVersionOn(context.ports, context.who.reader, current.occurredOn) : undefined;
  const unseen = unseenKind(context, open);
  const mayChange = context.may('cases.record') && current.withdrawn !== true;
  return {
    is: 'page',
    title: `${kind.label}: ${nameOf(record.row)}`,
    nav: 'caseload',
    back: { href: `${base}/chronology`, text: 'Chronology' },
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">{kind.label}</h1>
        {entry.id !== current.id && (
          <InsetText>You opened an earlier version. <a class="govuk-link" href={`${base}/entries/${current.id}`}>{current.withdrawn === true ? 'It was withdrawn since' : 'It was corrected since'}</a>; all versions are below.</InsetText>
        )}
        {proposal !== undefined && <ProposalStanding model={proposal} />}
        <BesideEntry entries={record.entries} entry={entry.id} base={base} />
        {[...versions].reverse().map((v, i) => (
          <Version entry={v} before={versions[versions.length - 2 - i]} kind={kind} names={record.names} origin={originOf(record, v.id)} title={versions.length === 1 ? 'As recorded' : i === 0 ? 'As it stands' : `Before, version ${versions.length - i}`} />
        ))}
        <FieldChanges versions={versions} kind={kind} names={record.names} />
        {FORM_FIELDS.every((name) => kind.fields[name] !== undefined) && current.withdrawn !== true && <p class="govuk-body"><a class="govuk-link" href={`${base}/forms/${current.id}`}>Read it as a form, or take it as a document</a></p>}
        {holdsFile(kind) && current.withdrawn !== true && <p class="govuk-body">Take the file: <FileLink entry={current} base={base} /></p>}
        {context.may('cases.record') && current.withdrawn !== true && !holdsFile(kind) && <p class="govuk-body"><a class="govuk-link" href={`${base}/documents/add?of=${current.id}&return=${encodeURIComponent(`${base}/entries/${current.id}`)}`}>Add a document that belongs to it</a></p>}
        {thread !== undefined && <p class="govuk-body">It belongs to: <a class="govuk-link" href={`${base}/entries/${thread.id}`}>{entryText(thread, record.names)}</a></p>}
        {answers.length > 0 && (
          <>
            <h2 class="govuk-heading-m">What followed</h2>
            <ul class="govuk-list govuk-list--bullet">{answers.map((e) => <li><a class="govuk-link" href={`${base}/entries/${e.id}`}>{entryText(e, record.names)}</a></li>)}</ul>
          </>
        )}
        {policy !== undefined && <p class="govuk-body">Policy in force on its day: <a class="govuk-link" href="/guidance">{policy.title}, {policy.version?.label ?? 'no version yet'}</a></p>}
        {kind.nature === 'decision' && <p class="govuk-body"><a class="govuk-link" href={`${base}/entries/${entry.id}/known`}>What was known when this was decided</a></p>}
        {proposal !== undefined && <AnswerForm model={proposal} />}
        {mayChange && (
          <div class="govuk-button-group">
            {unseen !== undefined && <Button href={unseenPath(open)} text={`Correct the ${unseen.label.toLowerCase()} that you wrote`} kind="secondary" />}
            {isCorrected(kind) && <Button href={`${base}/entries/${current.id}/correct`} text={unseen === undefined ? 'Correct it' : 'Correct only these words'} kind="secondary" />}
            {isTyped(kind) && <a class="govuk-link" href={`${base}/record/rights.requested?fill.right=rectification&fill.entry=${current.id}&return=${base}/rights`}>They ask to have it put right</a>}
            {isTyped(kind) && <a class="govuk-link" href={`${base}/record/disagreement.stated?fill.stated=stated&fill.entry=${current.id}&return=${base}/entries/${current.id}`}>Put their own words beside it</a>}
            {kind.name !== 'proposal.made' && <Button href={`${base}/entries/${current.id}/withdraw`} text="Withdraw it" kind="secondary" />}
          </div>
        )}
      </>
    ),
  };
}
