import { Details, InsetText, RagTag } from '../../components/index.ts';
import { dayAndDate, daysBetween, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { factOf } from '../../../core/chronology/facts/index.ts';
import { writeFactValue } from '../../../core/duties/evidence.ts';
import type { Board, BoardCard, BoardColumn } from '../../../app/register/board.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import type { NotInYet } from '../../../app/ports/meetings.ts';
import { asRag } from '../child/child-header.tsx';
import type { Context } from '../../route.ts';
import { MissingChildren } from '../import/missing-children.tsx';
import { ChooseBox, ChooseForm, type Choosing } from '../many/choosing.tsx';

/** The RAG board: columns in the policy's order, the criteria's wording above, the evidence of each child with its date. Nothing is chosen here. */
interface BoardModel {
  readonly board: Board;
  readonly today: PlainDate;
  readonly notIn: readonly NotInYet[];
  readonly mayImport: boolean;
  readonly context: Context;
  readonly choosing: Choosing | undefined;
}

export function BoardView({ board, today, notIn, mayImport, context, choosing }: BoardModel) {
  const shown = board.columns.reduce((n, c) => n + c.cards.length, 0);
  return (
    <>
      <h1 class="govuk-heading-xl">RAG board</h1>
      <p class="govuk-body-l">{board.total} on the list, {dayAndDate(today, true)}. Ratings are given at the RAG meeting.</p>
      <MissingChildren children={notIn} maySettle={mayImport} />
      {board.total === 0 && <InsetText>Nobody has DYO status. {mayImport ? <><a class="govuk-link" href="/import">Bring in your tracker</a> or open</> : 'Open'} a consideration on a child’s record.</InsetText>}
      <div class="tl-board">{board.columns.map((c) => <Column column={c} board={board} today={today} choosing={choosing} />)}</div>
      {choosing !== undefined && shown > 0 && <ChooseForm context={context} choosing={choosing} shown={shown} total={board.total} />}
    </>
  );
}

interface Drawn {
  readonly column: BoardColumn;
  readonly board: Board;
  readonly today: PlainDate;
  readonly choosing: Choosing | undefined;
}

function Column({ column, board, today, choosing }: Drawn) {
  return (
    <section class={column.value === undefined ? 'tl-board__column' : `tl-board__column tl-board__column--${column.value}`} aria-label={column.title}>
      <h2 class="tl-board__heading">
        {column.value === undefined ? column.title : <RagTag colour={asRag(column.value)} large />} <span>{column.cards.length}</span>
      </h2>
      {column.criteria.length > 0 && (
        <Details summary="When is it this colour?" classes="tl-board__criteria">
          <ul class="govuk-list govuk-list--bullet">{column.criteria.map((c) => <li>{c.title} (<a class="govuk-link" href={`/policy/${c.clause}`}>{c.clause}</a>)</li>)}</ul>
        </Details>
      )}
      {column.cards.length === 0 ? <p class="govuk-body-s">None.</p> : <ul class="tl-board__cards">{column.cards.map((card) => <Card card={card} column={column} board={board} today={today} choosing={choosing} />)}</ul>}
    </section>
  );
}

function Card({ card, column, board, today, choosing }: Drawn & { readonly card: BoardCard }) {
  const { row, standing } = card;
  const rated = row.ragRatedOn;
  const beside = [...new Set((column.criteria.length > 0 ? column.criteria : []).flatMap((c) => c.evidence))];
  return (
    <li class="tl-card">
      {choosing !== undefined && <ChooseBox choosing={choosing} child={row.id} name={nameOf(row)} />}
      <h3 class="tl-card__name"><a class="govuk-link" href={`/children/${row.id}`}>{nameOf(row)}</a></h3>
      <p class="tl-card__line">
        {row.reference}{row.area === undefined ? '' : `, ${row.area}`}{row.caseManager === undefined ? ', nobody holds the case' : `, ${board.names.worker(row.caseManager)}`}
      </p>
      <p class="tl-card__line">
        {rated === undefined ? `New since ${row.dyoOn === undefined ? 'a day not recorded' : longDate(row.dyoOn)}` : `Rated ${daysBetween(rated, today)} days ago`}
        {row.ragSince !== undefined && rated !== undefined && `, this colour since ${longDate(row.ragSince)}`}
      </p>
      {row.late > 0 && <p class="tl-card__line tl-card__late">{row.late} {row.late === 1 ? 'duty' : 'duties'} late</p>}
      {standing.proposals.length > 0 && <p class="tl-card__line"><strong>Leaving the list can be decided:</strong> {standing.proposals.map((p) => p.ground).join(', ')}</p>}
      <Details summary="Evidence">
        <dl class="tl-evidence">
          {(beside.length > 0 ? beside : ['yogrs', 'reoffending', 'harm', 'last-contact']).map((name) => {
            const fact = factOf(name);
            const state = standing.facts[name];
            if (!fact) return null;
            return (
              <div>
                <dt>{fact.label}</dt>
                <dd>{state === undefined ? 'not recorded' : `${writeFactValue(fact, state.value)}${state.since === undefined ? '' : `, ${longDate(state.since)}`}`}</dd>
              </div>
            );
          })}
        </dl>
      </Details>
    </li>
  );
}
