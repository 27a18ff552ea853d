/** What a meeting is for; attendance is counted by it. */
export const MEETING_SORTS = { case: 'About cases', operational: 'Operational', strategic: 'Strategic' } as const;
export type MeetingSort = keyof typeof MEETING_SORTS;
