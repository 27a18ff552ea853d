import { roleLabel } from '../../../../core/access/roles.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { ATTENDANCE } from '../../../../core/chronology/kinds/sitting/sitting-attendance.ts';
import { ITEM_OUTCOMES } from '../../../../core/chronology/kinds/sitting/sitting-item-decided.ts';
import { dayAndDate, longDate } from '../../../../core/values/plain-date.ts';
import type { ChildMinutes, InWords, Minutes } from '../../../../app/meetings/minutes.ts';
import type { MinutesDocument } from '../../../../documents/minutes/minutes-docx.ts';
import { dataRows } from '../../../forms/data-rows.ts';

/** Values of an entry in the words of its kind. */
export const inWords: InWords = (kind, data, names) => {
  const known = kindOf(kind);
  return known === undefined ? [] : dataRows(known, data, names);
};

/** "Rated", "Carried over to 3 March 2026: the assessment is not finished" */
export function outcomeWords(child: ChildMinutes): string {
  const word = (ITEM_OUTCOMES as Readonly<Record<string, string>>)[child.outcome] ?? 'No outcome recorded';
  return `${word}${child.until === undefined ? '' : ` to ${longDate(child.until)}`}${child.reason === undefined ? '' : `: ${child.reason}`}`;
}

/** The words of the document: the same for the page and for the file. */
export function documentOf(minutes: Minutes, serviceName: string, mark: string, whole: boolean): MinutesDocument {
  const { state, meeting } = minutes.sitting;
  const note = state.closed?.data['note'];
  const provisional = state.closed?.data['manager-present'] === false;
  return {
    title: `${meeting.title}, ${dayAndDate(state.on, true)}`,
    mark,
    serviceName,
    facts: [
      ['Held', [dayAndDate(state.on, true), state.at, state.place].filter(Boolean).join(', ')],
      ...(provisional ? [['Ratings', 'Provisional: no manager took part. They are final when a manager has confirmed them.'] as const] : []),
      ...(whole && state.adjourned !== undefined ? [['Adjourned', `${state.adjourned.reason}${state.adjourned.until === undefined ? '' : `, to ${longDate(state.adjourned.until)}`}`] as const] : []),
    ],
    attendance: minutes.attendance.map((p) => [p.name, roleLabel(p.role), ATTENDANCE[p.attendance]] as const),
    children: minutes.children.map((c) => ({
      heading: `${c.name}${c.reference === undefined ? '' : `, ${c.reference}`}`,
      outcome: outcomeWords(c),
      entries: c.entries.map((e) => ({
        title: e.title,
        lines: e.lines.map((l) => [l.label, l.text] as const),
        ...(e.corrected === undefined ? {} : { corrected: `Corrected on the record since (${longDate(e.corrected.on)})${e.corrected.reason === '' ? '' : `: ${e.corrected.reason}`}` }),
      })),
    })),
    ...(whole && typeof note === 'string' ? { note } : {}),
  };
}
