import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { WITHHELD } from '../../../core/chronology/kinds/rights/rights.ts';
import { blackOutRows } from '../../../core/redaction/black-out.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Button, Fieldset, InsetText, Select, SummaryList } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import type { Faults } from '../../forms/read-fields.ts';
import { lastOf } from '../../forms/typed.ts';
import { BlackOutFields, blackOutChosen, wordsNotThere } from '../rights/black-out-fields.tsx';
import { wordsOf } from '../rights/given.ts';

/** The entries of which only a part is to be shared. */
export function inPartOf(typed: Typed): readonly string[] {
  return [...new Set((typed['part'] ?? []).filter((v) => v !== ''))];
}

function prefixOf(entry: string): string {
  return `of.${entry}.`;
}

/** Sent instead of the form: a copy with words blacked out is added to this document first. */
export const ADD_COPY = '_add-copy';

/** For each entry that goes in part: what it says, and the words that are blacked out. */
export function InPart({ record, typed, faults }: { readonly record: ChildRecord; readonly typed: Typed; readonly faults: Faults }) {
  const entries = entriesInPart(typed, record);
  return (
    <>
      {entries.map((e) => {
        const rows = wordsOf(e, record);
        const prefix = prefixOf(e.id);
        return (
          <Fieldset legend={<span class="tl-anywhere">In part: {entryText(e, record.names)}</span>} legendSize="s">
            {fileOf(e.data) !== undefined && (
              <InsetText>
                <p class="govuk-body">The file is not shared: words cannot be blacked out in it here. The agency reads that it was not shared.</p>
                <p class="govuk-body">To share a copy of the file with words blacked out, add the copy to the record first, and then tick the copy.</p>
                <Button text="Add a copy with words blacked out" kind="secondary" name={ADD_COPY} value={e.id} />
              </InsetText>
            )}
            <SummaryList rows={rows.map((r) => ({ key: r.label, value: <span class="tl-typed">{r.value}</span> }))} />
            <BlackOutFields record={record} rows={rows} typed={typed} faults={faults} prefix={prefix} />
            <Select name={`${prefix}why`} label="Why not all of it" labelSize="s" value={lastOf(typed, `${prefix}why`) || 'third-party'} items={Object.entries(WITHHELD).map(([value, text]) => ({ value, text }))} />
          </Fieldset>
        );
      })}
      <Button text={entries.length === 0 ? 'Choose the words for entries in part' : 'Show the entries in part again'} kind="secondary" name="_more" value="part" />
    </>
  );
}

function entriesInPart(typed: Typed, { timeline }: ChildRecord): readonly Entry[] {
  return inPartOf(typed).flatMap((id) => timeline.filter((e) => e.id === id));
}

/**
 * The submission with each entry in part as it is given: its text with the words blacked out, and the entry itself not among those
 * shared whole. An entry of which nothing is blacked out, and words that are not there, are faults: something would stay readable.
 */
export function sharedInPart(typed: Typed, record: ChildRecord): { readonly typed: Typed; readonly faults: Faults } {
  const faults = new Map<string, string>();
  const entries = entriesInPart(typed, record);
  if (entries.length === 0 || lastOf(typed, '_more') !== '') return { typed, faults };
  const ids = new Set<string>(entries.map((e) => e.id));
  const out: Record<string, readonly string[]> = Object.fromEntries(Object.entries(typed).filter(([name, values]) => !(/^entries\.\d+\.entry$/.test(name) && ids.has(values.at(-1) ?? ''))));
  entries.forEach((e, i) => {
    const prefix = prefixOf(e.id);
    const rows = wordsOf(e, record);
    const chosen = blackOutChosen(typed, prefix);
    const missing = wordsNotThere(typed, rows, prefix);
    if (chosen.words.length === 0 && chosen.rows.length === 0) faults.set(`${prefix}added`, `Choose what is blacked out in “${kindOf(e.kind)?.label ?? ''}”, or share it whole`);
    else if (missing.length > 0) faults.set(`${prefix}added`, `These words are not in the entry: ${missing.join('; ')}`);
    out[`in-part.${i}.entry`] = [e.id];
    out[`in-part.${i}.title`] = [`${kindOf(e.kind)?.label ?? ''}, ${dayAndDate(e.occurredOn, true)}`];
    out[`in-part.${i}.text`] = [blackOutRows(rows, chosen).map((r) => `${r.label}: ${r.value}`).join('\n')];
    if (fileOf(e.data) !== undefined) out[`in-part.${i}.file`] = ['not-shared'];
    out[`in-part.${i}.why`] = [lastOf(typed, `${prefix}why`) || 'third-party'];
  });
  return { typed: out, faults };
}
