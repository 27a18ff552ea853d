/** What goes beside the entries, by the name under which the store counts it. */
export const PLACES: Readonly<Record<string, string>> = {
  work: 'Duties and decisions to be taken that followed from the record',
  meeting: 'What was typed at meetings and not closed',
  blackened: 'Entries of meetings, supervision and others in which the name was blackened',
  searches: 'Words typed into the search in which the name stood',
  account: 'Traces of signing in',
  rows: 'Rows of trackers that were brought in',
  files: 'Files of trackers that held the child',
  drafts: 'Drafts that were not sent',
  results: 'Results kept so that nothing is recorded twice',
};
