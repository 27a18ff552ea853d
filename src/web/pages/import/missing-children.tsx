import type { NotInYet } from '../../../app/ports/meetings.ts';
import { Details, WarningText } from '../../components/index.ts';
import { many } from './steps.tsx';

const SHOWN = 50;

/** Children in the tracker who are not in yet: said wherever somebody might think that the list is whole. */
export function MissingChildren({ children, maySettle }: { readonly children: readonly NotInYet[]; readonly maySettle: boolean }) {
  if (children.length === 0) return null;
  return (
    <div class="tl-missing">
      <WarningText text={`${many(children.length, 'child', 'children')} in the tracker ${children.length === 1 ? 'is' : 'are'} not in yet`} />
      <Details summary="Who they are">
        <ul class="govuk-list govuk-list--bullet">
          {children.slice(0, SHOWN).map((c) => <li>{c.reference || 'no reference'} {c.name}: {c.ragAsWritten === '' ? 'no rating' : `“${c.ragAsWritten}”`} in the tracker{c.custodyAsWritten === '' ? '' : `, in custody at ${c.custodyAsWritten}`}</li>)}
        </ul>
        {children.length > SHOWN && <p class="govuk-body">And {children.length - SHOWN} more.</p>}
      </Details>
      {maySettle && <p class="govuk-body"><a class="govuk-link" href="/import">Settle them</a></p>}
    </div>
  );
}

/** Those whose name or reference has one of the words; all if none does, since a name may be what is wrong with the row. */
export function thoseLike(children: readonly NotInYet[], words: string): readonly NotInYet[] {
  const parts = words.toLowerCase().split(/\s+/).filter((w) => w.length > 1);
  const like = children.filter((c) => parts.some((w) => `${c.reference} ${c.name}`.toLowerCase().includes(w)));
  return like.length > 0 ? like : children;
}
