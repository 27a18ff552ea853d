/** What is written about the service, its workers and young people who are not children of the service. {n} is the child. */
export const PLAN_NOTES: readonly string[] = [
  'The plan fits; the next aim is a course that begins in the new term.',
  'Too many appointments in one week. Two are put together.',
  'What {n} asked for last time has been done, and {n} knows.',
  'The plan does not say who is rung at night. It is added this week.',
];
export const RISK_NOTES: readonly string[] = [
  'Steady. What would worry us: new friends with money.',
  'Higher since the dispute between the two families; the safety plan is up to date.',
  'Lower than at the last meeting. Evenings are quiet and {n} sleeps.',
  'Known well enough. Ask the officer about the weekend.',
];
export const NEXT_NOTES: readonly string[] = ['Joint visit before the next meeting.', 'Ask the school for the attendance of the month.', 'Keep as it is.'];
export const BESIDE_THE_CASES: readonly string[] = ['Workload is full and bearable. Leave is settled.', 'Training on speech and language asked for.', 'Two hard visits this month; we talked about them.'];
export const YOUNG_PEOPLE: readonly string[] = ['Jay Ormsby', 'Tia Ferris', 'Aron Bell', 'Malik Denton', 'Elise Harker', 'Sam Okoro', 'Bilal Rowan'];
export const INCIDENTS: readonly string[] = ['Bins set alight behind the shops, with others', 'Stones at a bus, named by two drivers', 'Brought home at one in the morning', 'Fight outside school, nobody hurt', 'Found with a bicycle that was not his own'];
export const ARRANGED: readonly string[] = ['A worker visits the family on Thursday; school keeps an eye on the afternoons.', 'A place at the youth club, and a call to the parents once a week.', 'Early Help opens an assessment with the family’s agreement.'];
export const REVIEWED: readonly string[] = [
  'Fewer members offend again than a year ago, and those who do offend more often. Three children account for half of the offences: their plans are looked at first.',
  'Support begins sooner than in spring; mental health is still slow. Taken to the management board.',
  'The share is as before. The numbers are small: one child more or less moves it by three points.',
];
export const LIAISON: readonly (readonly [string, string])[] = [['Who answers in the evenings, and what the team may know of a curfew', 'One number for both shifts'], ['A walk round the precinct with the new constables', 'Next one in spring']];
export const SERGEANTS: readonly string[] = ['Sgt P. Ingram', 'Sgt D. Kaur', 'Sgt M. Lowe', 'Sgt R. Tanner'];
export const LINKED_OFFICERS: readonly string[] = ['PC J. Amos', 'PC T. Bhatt', 'PC L. Corrie', 'PC S. Dunmore'];
