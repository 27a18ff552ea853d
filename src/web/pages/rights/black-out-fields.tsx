import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { standsIn, type BlackedOut, type TextRow } from '../../../core/redaction/black-out.ts';
import { childNamed, peopleNamed, SUGGESTED, suggestIn, type Suggestion } from '../../../core/redaction/suggested.ts';
import { Checkboxes, Details, Textarea } from '../../components/index.ts';
import type { Faults } from '../../forms/read-fields.ts';
import { lastOf } from '../../forms/typed.ts';

interface Model {
  readonly record: ChildRecord;
  readonly rows: readonly TextRow[];
  readonly typed: Typed;
  readonly faults: Faults;
  /** before each name, where several entries are in one form */
  readonly prefix?: string;
}

/** The words that may be somebody else's, to be ticked one by one; further words; parts that are blacked out as a whole. */
export function BlackOutFields({ record, rows, typed, faults, prefix = '' }: Model) {
  const found = suggestionsFor(record, rows);
  return (
    <>
      {found.length > 0 && (
        <Checkboxes
          name={`${prefix}mark`} label="Words that may be somebody else’s" labelSize="s" small hint="Found by what the record knows: names, numbers, addresses, sentences that speak of others. Tick those that are blacked out. Look for others yourself."
          items={found.map((s) => ({ value: s.words, text: <>{s.words} <span class="govuk-hint govuk-!-display-inline">({SUGGESTED[s.as]})</span></> }))} values={typed[`${prefix}mark`] ?? []}
        />
      )}
      <Textarea
        name={`${prefix}added`} label={found.length > 0 ? 'Further words to black out (optional)' : 'Words to black out'} labelSize="s" hint="One name, word or sentence on each line, just as it stands above" rows={3}
        value={lastOf(typed, `${prefix}added`)} error={faults.get(`${prefix}added`) ?? faults.get(`${prefix}black-out`)}
      />
      {rows.length > 0 && (
        <Details summary="Black out a part as a whole" open={(typed[`${prefix}row`] ?? []).length > 0}>
          <Checkboxes name={`${prefix}row`} label="Parts" labelSize="s" small items={rows.map((r) => ({ value: r.label, text: r.label }))} values={typed[`${prefix}row`] ?? []} />
        </Details>
      )}
    </>
  );
}

/** What may be somebody else’s in an entry, each of the words once. */
export function suggestionsFor({ entries }: Pick<ChildRecord, 'entries'>, rows: readonly TextRow[]): readonly Suggestion[] {
  const known = { people: peopleNamed(entries), child: childNamed(entries) };
  const seen = new Set<string>();
  return rows.flatMap((r) => suggestIn(r.value, known)).filter((s) => !seen.has(s.words) && seen.add(s.words));
}

/** What was chosen, as words and whole parts. */
export function blackOutChosen(typed: Typed, prefix = ''): BlackedOut {
  const added = lastOf(typed, `${prefix}added`).split('\n').map((w) => w.trim()).filter((w) => w !== '');
  return { words: [...new Set([...(typed[`${prefix}mark`] ?? []).filter((w) => w !== ''), ...added])], rows: (typed[`${prefix}row`] ?? []).filter((r) => r !== '') };
}

/** The same as the fields of the kind are typed. */
export function blackOutTyped(typed: Typed): Typed {
  const { words, rows } = blackOutChosen(typed);
  return Object.fromEntries([
    ...words.map((w, i) => [`black-out.${i}.words`, [w]] as const),
    ...rows.map((r, i) => [`rows.${i}.row`, [r]] as const),
  ]);
}

/** Words that were typed and do not stand in the entry: a slip would leave them readable. */
export function wordsNotThere(typed: Typed, rows: readonly TextRow[], prefix = ''): readonly string[] {
  return blackOutChosen(typed, prefix).words.filter((w) => !rows.some((r) => standsIn(r.value, w)));
}

/** What was decided before, ticked where it is among what is suggested and typed where it is not. */
export function initialBlackOut(record: ChildRecord, rows: readonly TextRow[], { words, rows: whole }: BlackedOut): Typed {
  const suggested = new Set(suggestionsFor(record, rows).map((s) => s.words));
  return { mark: words.filter((w) => suggested.has(w)), added: [words.filter((w) => !suggested.has(w)).join('\n')], row: whole };
}
