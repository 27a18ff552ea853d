import { ageOn, longDate, type PlainDate } from '../core/values/plain-date.ts';
import type { CellsRead } from './read-row.ts';
import type { RowFault, RowNote, RowValues } from './import-row.ts';
import type { Answer, Mapping } from './mapping.ts';
import type { FieldId } from './field-values.ts';
import type { SheetRow } from './sheet.ts';
import { TARGET_FIELDS } from './target-fields.ts';

/** The age of criminal responsibility in England (Children and Young Persons Act 1933, section 50). */
const YOUNGEST = 10;
const GROWN_UP = 18;

export interface CheckContext {
  readonly today: PlainDate;
  readonly mapping: Mapping;
  readonly answers: ReadonlySet<Answer>;
}

/** Faults and notes that come from comparing a row's values with each other, with today and with what a person has answered. */
export function checkRow(row: SheetRow, read: CellsRead, context: CheckContext): { readonly faults: readonly RowFault[]; readonly notes: readonly RowNote[] } {
  const faults: RowFault[] = [];
  const notes: RowNote[] = [];
  const at = (field: FieldId): string => context.mapping.columns.find((c) => c.field === field)?.heading ?? TARGET_FIELDS[field].label;
  const fault = (field: FieldId, code: RowFault['code'], value: string, expected: string): void => {
    faults.push({ line: row.line, column: at(field), value, code, expected });
  };
  checkWho(read, fault, notes, context, at);
  checkDates(read.values, fault, notes, context, at);
  checkMarks(row, fault, notes, context);
  return { faults, notes };
}

type AddFault = (field: FieldId, code: RowFault['code'], value: string, expected: string) => void;

function checkWho(read: CellsRead, fault: AddFault, notes: RowNote[], context: CheckContext, at: (f: FieldId) => string): void {
  const { values } = read;
  const surname = values.surname ?? values['full-name']?.surname;
  const forenames = values.forenames ?? values['full-name']?.forenames;
  const faulty = (field: FieldId): boolean => read.faults.some((f) => f.column === at(field));
  if (values.reference === undefined && !faulty('reference'))
    fault('reference', 'missing', '', 'the reference, by which the child is known when the tracker comes again');
  if (surname === undefined && forenames === undefined) fault('surname', 'missing', '', 'a surname and forenames');
  else if (surname === undefined || forenames === undefined)
    notes.push({ code: 'name-incomplete', text: surname === undefined ? 'No surname in the tracker.' : 'No forenames in the tracker.', asks: true });
  const born = values['date-of-birth'];
  if (born === undefined) {
    if (!faulty('date-of-birth')) notes.push({ code: 'not-recorded', text: 'Date of birth not recorded in the tracker.', asks: true });
    return;
  }
  const age = ageOn(born, context.today);
  if (age < YOUNGEST && !context.answers.has('under-ten-is-right')) {
    fault('date-of-birth', 'under-ten', longDate(born), `a child of ${YOUNGEST} or older (this one is ${age}); correct the date, or confirm that it is right`);
  } else if (age < YOUNGEST) notes.push({ code: 'answered', text: `Aged ${age}: somebody has confirmed that the date of birth is right.` });
  else if (age >= GROWN_UP) notes.push({ code: 'grown-up', column: at('date-of-birth'), text: `Aged ${age} today.`, asks: true });
}

function checkDates(values: RowValues, fault: AddFault, notes: RowNote[], context: CheckContext, at: (f: FieldId) => string): void {
  const { today } = context;
  const start = values['order-start'];
  const end = values['order-end'];
  if (start !== undefined && end !== undefined && end < start)
    fault('order-end', 'end-before-start', longDate(end), `a day not before the first day of the order, ${longDate(start)}`);
  else if (end !== undefined && end < today)
    notes.push({ code: 'order-ended', column: at('order-end'), text: `The order's last day, ${longDate(end)}, has passed.` });
  const panel = values['panel-on'];
  if (panel !== undefined && panel > today) notes.push({ code: 'booking', column: at('panel-on'), text: `${longDate(panel)} lies ahead: taken as a booking.` });
  const release = values['release-date'];
  if (release !== undefined && release <= today)
    notes.push({ code: 'released?', column: at('release-date'), text: `The release date, ${longDate(release)}, has come. Released?`, asks: true });
  if (values.dyo === 'dyo' && values['dyo-from'] === undefined)
    notes.push({ code: 'no-day', column: at('dyo'), text: 'DYO, but since when is not in the tracker.', asks: true });
  if (values.rag !== undefined && values['rag-on'] === undefined)
    notes.push({ code: 'no-day', column: at('rag'), text: 'The day of this rating is not in the tracker.' });
  const rated = values.yogrs ?? values.reoffending ?? values.harm ?? values['safety-and-wellbeing'];
  if (rated !== undefined && values['assessed-on'] === undefined) notes.push({ code: 'no-day', text: 'The day of the assessment is not in the tracker.' });
  const asAt = context.mapping.asAt;
  if (asAt === undefined) return;
  for (const field of ['assessed-on', 'dyo-from', 'notified-on', 'family-told-on', 'rag-on'] as const) {
    const day = values[field];
    if (day !== undefined && day > asAt)
      notes.push({
        code: 'after-as-at',
        column: at(field),
        text: `${longDate(day)} is later than the day for which the tracker is said to be true, ${longDate(asAt)}.`,
      });
  }
}

function checkMarks(row: SheetRow, fault: AddFault, notes: RowNote[], context: CheckContext): void {
  const stillOn = context.answers.has('still-on-the-list');
  if (row.struckThrough) {
    if (context.mapping.struckThroughRows === 'ask' && !stillOn)
      fault('reference', 'struck-through', 'the row is struck through', 'an answer: is the child still on the list, or left out?');
    else notes.push({ code: 'struck-through', text: 'The row is struck through in the tracker.' });
  }
  if (row.hidden) {
    if (context.mapping.hiddenRows === 'ask' && !stillOn)
      fault('reference', 'hidden', 'the row is hidden', 'an answer: is the child still on the list, or left out?');
    else notes.push({ code: 'hidden', text: 'The row is hidden in the tracker.' });
  }
}
