import type { AuditRow } from '../ports/audit.ts';

/** What a trace is of, as filters and signals tell them apart. */
export const SORTS = { read: 'Looked at the record', export: 'Took it out as a file', search: 'Searched', failed: 'Was refused, or found nothing', list: 'Saw a list', other: 'Something else' } as const;
export type AuditSort = keyof typeof SORTS;

/** What each event is called on a page. An event that is not here is shown by its own name. */
const WORDS: Readonly<Record<string, string>> = {
  'child.opened': 'First screen', 'child.chronology': 'Chronology', 'child.duties': 'Duties', 'child.lifeline': 'Lifeline', 'child.changes': 'Changes over time', 'child.why': 'Why something is asked', 'child.entry': 'One entry', 'child.record-form': 'Form to record',
  'child.known-then': 'What was known at a time', 'child.sharing': 'What was shared', 'child.share-form': 'Form to share', 'child.added': 'Adding a child', 'child.printed': 'Printed', 'meeting.child': 'In a meeting', 'meeting.extract': 'Extract of minutes',
  'meeting.copy': 'Copy of minutes', 'meeting.minutes': 'Minutes', 'meeting.opened': 'A meeting', 'meeting.printed': 'Printed papers or minutes', 'meeting.watched': 'In a meeting, looked again', 'search.opened': 'Search page', search: 'Search', 'board.listed': 'RAG board', 'register.listed': 'DYO register', 'caseload.listed': 'Caseload',
  'team.listed': 'Team', 'work.listed': 'My work', 'work.together': 'Duties of several children', 'pack.opened': 'Share pack', 'pack.taken': 'Share pack', 'many.opened': 'Several children chosen to record about', 'child.recorded-with-others': 'Recorded together with other children', 'clause.opened': 'Work under a clause', 'audit.child': 'Who looked at the child', 'audit.looking': 'Who looked: what was unusual', 'audit.looked-into': 'Looked into a signal', 'audit.settings': 'Settings of the signals',
  'transfer.form': 'Form to send the record to another service', 'transfer.opened': 'A record that another service has sent', 'transfers.listed': 'Records that other services have sent', 'transfer.proposal': 'What is to go to another service',
  'transfer.opened-there': 'What was sent to another service, read there', 'transfer.answered-there': 'What was sent to another service, answered there',
  'retention.listed': 'Records whose time is over', 'retention.record': 'Until when a record is kept', 'retention.certificate': 'Certificate of erasure', 'record.erased': 'Erased', 'retention.audit': 'Until when traces are kept', 'audit.cut': 'Traces cut off', 'audit.words-expired': 'Words of searches removed', 'hold.tried': 'Placing a legal hold',
  'emergency.tried': 'Opening in an emergency',
};
const ENDS: readonly (readonly [string, string])[] = [[': not found', ', not found'], [': refused', ', refused'], [': no right', ', no right to it']];

/** "Chronology", "First screen, refused" */
export function eventInWords(event: string): string {
  for (const [end, words] of ENDS) if (event.endsWith(end)) return `${eventInWords(event.slice(0, -end.length))}${words}`;
  return WORDS[event] ?? (event.startsWith('account: ') ? `Sign-in: ${event.slice('account: '.length)}` : event);
}

/** A try that failed: refused, not found, no right to it, a sign-in that did not work. */
export function isFailed(event: string): boolean {
  return ENDS.some(([end]) => event.endsWith(end)) || /^account: .*(fail|refus|wrong)/.test(event);
}

export function sortOf(row: Pick<AuditRow, 'event' | 'shown' | 'subject'>): AuditSort {
  if (isFailed(row.event)) return 'failed';
  if (row.event.startsWith('search')) return 'search';
  if (row.shown.endsWith(AS_FILE) || row.event.endsWith('.printed')) return 'export';
  if (row.event.startsWith('account:') || row.event.startsWith('audit.')) return 'other';
  if (row.subject !== undefined) return 'read';
  return row.event.endsWith('.listed') || row.event.endsWith('.list') ? 'list' : 'other';
}

/** How the trace of what left as a file ends. */
export const AS_FILE = ', as a file';

/** Something of a child's record was shown. */
export function showedChild(row: AuditRow): boolean {
  const sort = sortOf(row);
  return row.subject?.kind === 'child' && (sort === 'read' || sort === 'export') && row.shown !== 'nothing';
}
