/** What managers, officers and meetings write. {n} is the child, {a} an adult at home, {i} an interest. */
export const ASSESSMENT_NOTES: readonly string[] = [
  'First assessment. {a} took part. Strengths: {i}, and a steady adult at home.',
  'Review. School is better, peers are the worry. {n} took part and added a paragraph.',
  'Review after the new matter. The pull of the older group is the main driver; {i} is what holds.',
  'Review. Home is calmer since the family worker began. Evenings remain the difficult hours.',
  'Review. Substance use is down; sleep and attendance are up.',
  'Updated after the strategy discussion: exploitation is likely. {n} is treated as a child who needs protecting first.',
];

export const NOT_CLASSIFIED: readonly string[] = [
  'One matter eighteen months ago weighs heavily in the score. {n} has engaged since and nothing new is known.',
  'The rating rests on a single incident at school. {a} and the school hold a good plan.',
  'Considered with the team manager. The child protection plan meets the need; status would add nothing now.',
  'The score is high because of age at first offence. Present behaviour is calm, attendance is 92 per cent.',
  'Looked-after plan and mentor are working. To be looked at again if anything new happens.',
];

export const CLASSIFIED: readonly string[] = [
  'Three matters in four months, each more serious than the last. {n} also has much to build on: {i}, and a grandmother who never gives up.',
  'The pattern at weekends is repeating and others are being hurt. More people round {n} can help sooner.',
  'High score and carrying in public places. {n} says it is from fear; the plan has to make {n} safer too.',
  'Escalation after the move. Police, school and we need one plan, not three.',
];

export const DISCRETION_GROUNDS = 'Seriousness of offending and frequency are both rising since the summer: from damage to robbery, from one matter a term to two a month. Known from charges and from the school.';

export const RAG_REASONS: Readonly<Record<'red' | 'amber' | 'green', readonly string[]>> = {
  red: [
    'New arrest and information of this week that the group is active. {n} still comes to appointments, which is to be built on.',
    'Serious harm could happen at any time: threats on both sides after the incident in the park.',
    'Not seen for nine days and missed three appointments. First task is that {n} is safe.',
    'Two robberies under investigation and carrying is likely. {a} works with us.',
  ],
  amber: [
    'Quieter than six weeks ago. Some information that {n} is still with the group at weekends.',
    'Engages in part. Too little is known about evenings since the move.',
    'No new matters; the risk stays while the dispute between the two families does.',
    'Attends school, misses some of our sessions. Information is mixed and a month old.',
    'Better: {i} twice a week and home on time. Worse: owes money to somebody older.',
  ],
  green: [
    'Engages well, nothing known since the last meeting. College has begun.',
    'No further offending, {a} and school agree. {n} asks to leave the list.',
    'Steady for weeks: {i}, attendance above 90 per cent, no information of concern.',
  ],
};

export const BETTER: readonly string[] = [
  'Better: attends school. Worse: nothing new.',
  'Better: speaks openly with the worker. Worse: one late return in the week.',
  'Better: has moved away from the older group. Worse: low mood.',
  'Better: {i} has begun. Worse: two missed appointments.',
  'Better: {a} feels supported. Worse: threats online.',
];

export const ACTIONS: readonly string[] = [
  'Ask the school for a return plan with a named person',
  'Joint visit with the family worker',
  'Refer to the mentoring project',
  'Curfew check twice in the coming two weeks, with a friendly word',
  'Offer a place at {i}',
  'Safety plan for the way home from school',
  'Strategy discussion with social care about exploitation',
  'Ask the housing officer about a move',
  'Knife awareness, one to one',
  'Book the speech and language assessment',
];

export const DONE: readonly string[] = ['Done, and it helped.', 'Done; the family was glad of it.', 'Done. The next step is booked.', 'Done, {n} went twice.'];
export const NOT_DONE: readonly string[] = ['The service has a waiting list until next month.', '{n} did not want it; offered again in a fortnight.', 'Overtaken by the move; no longer the right thing.'];

export const OVERSIGHT: readonly string[] = [
  'Looked at contacts, plan and safety plan. The plan fits. Agreed: see {n} twice a week until school is settled.',
  'Read the last four notes. Good, child-centred recording. Agreed: review of the curfew with {a}.',
  'Discussed the missed appointments. No warning yet: transport was the reason. Agreed: meet near home.',
  'Risk and strengths weighed. Victim safety considered. Agreed: joint visit this week.',
  'Plan updated after the incident. The case manager is supported; second worker for home visits.',
];

export const SHARED: readonly string[] = [
  'Times of the curfew and the address of today, for patrols.',
  'That {n} is likely to be at the skate park after school; approach with care, {n} is also at risk.',
  'The change of address and that the family welcome a visit.',
  'That the dispute with the other group goes on and where both tend to meet.',
];

export const MEASURES: readonly (readonly [string, string])[] = [
  ['Curfew, exclusion zone, electronic monitoring', 'The curfew that is in force is enough. An exclusion would cut {n} off from {i}.'],
  ['Criminal behaviour order, curfew', 'Not proportionate at present; would be looked at again after the next incident.'],
  ['Exclusion from the precinct', 'Asked for at the next hearing: the incidents happen there, and {n} has no need to go.'],
  ['Curfew check, tagging', 'Checks agreed twice a week for a month, explained to {n} and {a} beforehand.'],
];

export const TOLD: readonly (readonly [boolean, string, string])[] = [
  [true, 'That risk has risen and whom to ring. No colour.', 'They see the child every day and can act early'],
  [true, 'The safety plan and the contact for out of hours', 'Needed to keep the child and others safe'],
  [false, '', 'Nothing that they do would change; told if that changes'],
];

export const LOWER_RISK: readonly (readonly [string, string])[] = [
  ['{n} has moved to family outside the city and works with an uncle', 'Visit, pay slips, and no information of concern for four months'],
  ['{n} has begun college and left the group', 'Attendance of 95 per cent; two assessments with a lower rating'],
];

export const LEFT: Readonly<Record<string, readonly string[]>> = {
  'green-for-three-months': ['{n} has been Green for three months and has earned this. Supervision goes on as before.'],
  'order-ended': ['The order has ended. {n} completed it and keeps the mentor for the time being.'],
  'reduction-in-risk': ['Two assessments show less risk, and the meeting sees the same. {n} did most of the work.'],
};

export const FLAG_NOTES: Readonly<Record<string, readonly string[]>> = {
  'risk-to-staff': ['Visit in pairs. Calm when told beforehand who is coming.', 'An adult at the address has threatened workers. Meet elsewhere.'],
  exploitation: ['Referred to the exploitation hub. Treat first as a child at risk.', 'Ask about new phones, taxis and money.'],
  'self-harm': ['Safety plan on file. Ask directly and kindly.', 'Do not leave alone in the waiting room when upset.'],
  missing: ['Missing three times this month. Return interview each time.'],
  'no-contact': ['No contact with the other family by order of the court. Plan separate appointments.'],
  mappa: ['Level 2. The next meeting is known to the team manager.'],
  'habitual-knife-carrier': ['Flag of the police, looked at each quarter. Search on entry; explain why.'],
};
