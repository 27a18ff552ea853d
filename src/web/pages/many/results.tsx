import { nameOf } from '../../../app/child/child-page.ts';
import type { ForEachLine } from '../../../app/many/record-for-each.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import type { Objection } from '../../../core/decisions/command.ts';
import { Button, CsrfField, Details, InsetText, Textarea, type Content } from '../../components/index.ts';
import { byRule, rolesInWords } from '../../forms/outcome.tsx';
import { faultsAt } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import { answerName } from './answers.ts';
import { countText } from './what.tsx';

export interface ResultsModel {
  readonly kind: AnyKind;
  /** what was done, and where answers are sent, if not by the ordinary form */
  readonly title?: string;
  readonly action?: string;
  /** what can be done now with what is recorded */
  readonly above?: Content;
  readonly lines: readonly ForEachLine[];
  readonly typed: Typed;
  readonly csrf: string;
  readonly back: string;
  /** how far each record is known now, for those that changed meanwhile */
  readonly seenNow: ReadonlyMap<string, number>;
}

/** What came of it for each child: what is recorded, what waits for somebody, what a rule asks, and what stands in the way. */
export function ResultsView(m: ResultsModel) {
  const of = (...outcomes: readonly string[]): readonly ForEachLine[] => m.lines.filter((l) => outcomes.includes(l.result.outcome));
  const [recorded, proposed, open, refused, left] = [of('recorded'), of('proposed'), of('asked', 'conflict'), of('refused', 'invalid', 'not-allowed'), of('needless')];
  return (
    <>
      <h1 class="govuk-heading-l">{m.title ?? m.kind.forMany?.label ?? m.kind.label}</h1>
      <p class="govuk-body-l" role="status">Recorded for {recorded.length} of {countText(m.lines.length)}.{proposed.length > 0 && ` ${proposed.length} ${proposed.length === 1 ? 'waits' : 'wait'} for agreement.`}{open.length > 0 && ` ${open.length} ${open.length === 1 ? 'needs' : 'need'} an answer of yours.`}{refused.length > 0 && ` ${refused.length} ${refused.length === 1 ? 'is' : 'are'} not recorded.`}{left.length > 0 && ` ${left.length} ${left.length === 1 ? 'is' : 'are'} left out.`}</p>
      {m.above}
      {open.length > 0 && <Open m={m} lines={open} />}
      {refused.length > 0 && <Refused m={m} lines={refused} />}
      {proposed.length > 0 && <Part id="proposed" title="Waiting for agreement" text="It is recorded when they have agreed.">{proposed.map((l) => <li><Child l={l} />{l.result.outcome === 'proposed' && <>: <a class="govuk-link" href={`/children/${l.chosen.row.id}/entries/${l.result.proposal}`}>waits for the {rolesInWords(l.result.awaits)}<span class="govuk-visually-hidden">, {nameOf(l.chosen.row)}</span></a> ({[...new Set(l.result.objections.map((o) => o.clause))].join(', ')})</>}</li>)}</Part>}
      {left.length > 0 && <Part id="left" title="Left out" text="Recording it would say nothing about them.">{left.map((l) => <li><Child l={l} />{l.result.outcome === 'needless' && `: ${l.result.why}`}</li>)}</Part>}
      {recorded.length > 0 && (
        <section aria-labelledby="recorded">
          <h2 class="govuk-heading-m" id="recorded">Recorded</h2>
          <Details summary={countText(recorded.length)} open={recorded.length <= 10}>
            <ul class="govuk-list govuk-list--bullet">{recorded.map((l) => <li><Child l={l} />{l.result.outcome === 'recorded' && l.result.notes.map((n) => `. ${n.says} (${n.clause})`).join('')}</li>)}</ul>
          </Details>
        </section>
      )}
      <p class="govuk-body"><a class="govuk-link" href={m.back}>Back to the list</a></p>
    </>
  );
}

function Child({ l }: { readonly l: ForEachLine }) {
  return <><a class="govuk-link" href={`/children/${l.chosen.row.id}`}>{nameOf(l.chosen.row)}</a>{l.chosen.row.reference === undefined ? '' : ` (${l.chosen.row.reference})`}</>;
}

function Part({ id, title, text, children }: { readonly id: string; readonly title: string; readonly text: string; readonly children: Content }) {
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>{title}</h2>
      <p class="govuk-body">{text}</p>
      <ul class="govuk-list govuk-list--bullet">{children}</ul>
    </section>
  );
}

/** The same rule with the same wants is said once, with those in whose way it stands. */
function Refused({ m, lines }: { readonly m: ResultsModel; readonly lines: readonly ForEachLine[] }) {
  const groups = new Map<string, ForEachLine[]>();
  for (const l of lines) {
    const key = JSON.stringify(l.result.outcome === 'refused' ? byRule(l.result.objections) : l.result.outcome === 'invalid' ? l.result.faults.map((f) => [f.field, f.expected]) : l.result.outcome === 'not-allowed' ? l.result.why : '');
    groups.set(key, [...(groups.get(key) ?? []), l]);
  }
  return (
    <section aria-labelledby="refused">
      <h2 class="govuk-heading-m" id="refused">Not recorded: a rule stands in the way</h2>
      {[...groups.values()].map((group) => (
        <InsetText>
          <Why kind={m.kind} l={group[0]} />
          <ul class="govuk-list govuk-list--bullet">
            {group.map((l) => <li><Child l={l} />: <a class="govuk-link" href={`/children/${l.chosen.row.id}/record/${m.kind.name}?return=${encodeURIComponent(`/children/${l.chosen.row.id}`)}`}>record it for this child alone<span class="govuk-visually-hidden">, {nameOf(l.chosen.row)}</span></a></li>)}
          </ul>
        </InsetText>
      ))}
    </section>
  );
}

function Why({ kind, l }: { readonly kind: AnyKind; readonly l: ForEachLine | undefined }) {
  if (l === undefined) return null;
  const { result } = l;
  if (result.outcome === 'not-allowed') return <p class="govuk-body">{result.why}</p>;
  if (result.outcome === 'invalid') return <p class="govuk-body">{faultsAt(kind, result.faults).map((f) => f.text).join('; ')}</p>;
  return <Rules objections={result.outcome === 'refused' ? result.objections : []} />;
}

function Rules({ objections }: { readonly objections: readonly Objection[] }) {
  return <>{byRule(objections).map((r) => <p class="govuk-body"><strong>{r.says}</strong>{r.clause === '' ? '' : ` (${r.clause})`}. What would satisfy it: {r.wants.join('; ')}.</p>)}</>;
}

/** What is asked for each child by itself, sent with the same form: whoever is recorded already stays as they are. */
function Open({ m, lines }: { readonly m: ResultsModel; readonly lines: readonly ForEachLine[] }) {
  const asked = new Set(lines.flatMap((l) => (l.result.outcome === 'asked' ? l.result.questions.map((q) => answerName(l.chosen.row.id, q.clause)) : [`again.${l.chosen.row.id}`])));
  const carried = Object.entries(m.typed).filter(([name]) => name !== 'child' && !asked.has(name) && (!name.startsWith('_') || ['_command', '_back', '_page', '_draft'].includes(name)));
  return (
    <form method="post" action={m.action ?? '/many/record'} novalidate aria-labelledby="asked">
      <h2 class="govuk-heading-m" id="asked">Asked for each child</h2>
      <CsrfField token={m.csrf} />
      {carried.flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
      {lines.map((l) => (
        <InsetText>
          <p class="govuk-body"><strong><Child l={l} /></strong></p>
          {l.result.outcome === 'asked' && byRule(l.result.questions).map((q) => {
            const name = answerName(l.chosen.row.id, q.clause);
            return <><p class="govuk-body">{q.says} ({q.clause})</p><Textarea name={name} label={<>{`Please give ${q.wants.join(', and ')}`}<span class="govuk-visually-hidden">, {nameOf(l.chosen.row)}</span></>} rows={2} value={lastOf(m.typed, name)} spellcheck /></>;
          })}
          {l.result.outcome === 'conflict' && (
            <>
              <p class="govuk-body">{l.result.why}. <a class="govuk-link" href={`/children/${l.chosen.row.id}/chronology`}>See what was recorded meanwhile<span class="govuk-visually-hidden"> about {nameOf(l.chosen.row)}</span></a></p>
              <div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" id={`again.${l.chosen.row.id}`} name={`again.${l.chosen.row.id}`} type="checkbox" value={String(m.seenNow.get(l.chosen.row.id) ?? 0)} />
                <label class="govuk-label govuk-checkboxes__label" for={`again.${l.chosen.row.id}`}>I have seen it: record mine for {nameOf(l.chosen.row)}</label>
              </div></div>
            </>
          )}
        </InsetText>
      ))}
      <Button text="Send the answers" preventDoubleClick />
    </form>
  );
}
