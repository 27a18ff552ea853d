import { recordsInto } from '../../../core/access/reach.ts';
import { heldByStandingIn } from '../../../core/access/standing-in.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { beginningsFirst } from '../../../core/chronology/beginnings-first.ts';
import { FAMILIES, type AnyKind, type Family } from '../../../core/chronology/kind.ts';
import { KINDS } from '../../../core/chronology/kinds/index.ts';
import type { Context, Reply } from '../../route.ts';
import { childOf, NO_CHILD } from './child-of.ts';

/** Kinds that a person types; proposals, their answers and comments of a tracker have ways of their own. */
export function isTyped(kind: AnyKind): boolean {
  return kind.subject === 'child' && !Object.values(kind.fields).some((f) => f.type.is === 'records' || f.type.is === 'file') && kind.name !== 'proposal.answered' && kind.family !== 'tracker' && kind.background !== true && kind.ownPage !== true && !isOfTheProgram(kind);
}

/** Written by the program alone: nobody is offered a form that would be refused to everybody. */
function isOfTheProgram({ recordedBy }: AnyKind): boolean {
  return recordedBy !== 'anyone' && recordedBy.every((role) => role === 'system');
}

/** Whether somebody may record into the compartment in which a kind lies. Where they may not, what they typed could not be kept, so they are told before they type. */
export function isOfTheirCompartments({ who }: Context, kind: AnyKind): boolean {
  return recordsInto(who.role, kind.compartment, heldByStandingIn(who.reader.standingIn));
}

/** What can be recorded about a child, by what it is about. */
export async function showKinds(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const offered = KINDS.filter((k) => isTyped(k) && isOfTheirCompartments(context, k));
  const typed = beginningsFirst(offered);
  const families = [...new Set(offered.map((k) => k.family))];
  const name = nameOf(record.row);
  return {
    is: 'page',
    title: `Record about ${name}`,
    nav: 'caseload',
    back: { href: `/children/${record.row.id}`, text: 'Back' },
    body: (
      <>
        <span class="govuk-caption-l">{name}</span>
        <h1 class="govuk-heading-l">What do you want to record?</h1>
        <p class="govuk-body"><a class="govuk-link" href={`/children/${record.row.id}/note`}>A note, the outcome and the next appointment in one</a></p>
        <p class="govuk-body"><a class="govuk-link" href={`/children/${record.row.id}/documents/add`}>A document: a letter received, an order, an agreement, proof of what was shared</a></p>
        {families.map((family: Family) => (
          <section aria-labelledby={`family-${family}`}>
            <h2 class="govuk-heading-m" id={`family-${family}`}>{FAMILIES[family]}</h2>
            <ul class="govuk-list govuk-list--spaced">
              {typed.filter((k) => k.family === family).map((k) => (
                <li>
                  <a class="govuk-link" href={`/children/${record.row.id}/record/${k.name}`}>{k.label}</a>
                  {k.hint !== undefined && <div class="govuk-hint govuk-!-margin-bottom-0">{k.hint}</div>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  };
}
