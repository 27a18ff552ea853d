/** Short notes as workers write them when the child may read them one day: strengths beside worries. {n} is the child, {a} an adult at home, {i} an interest. */
export const KEPT: readonly string[] = [
  '{n} came ten minutes early. We worked on the sheet about consequences; {n} can now say who else was hurt. Still finds evenings hard when friends call.',
  '{n} was tired after football training but stayed the whole hour. Talked about saying no to lifts from older people.',
  'Good session. {n} brought the certificate from {i} and was proud of it. {a} says sleep is better. No new worries.',
  '{n} did not want to talk at first and chose to draw instead. After half an hour told me about the argument at home. We agreed a plan for the weekend.',
  'Met at the library. {n} has been going to school four days out of five. The maths group is too noisy; I will ask for a quieter place.',
  '{n} practised what to say to the victim. Found it hard, and tried three times. Reparation is set for next week.',
  'Talked about money: {n} owes a friend and feels under pressure. Agreed that I speak to {a} with {n} present.',
  '{n} has kept the curfew all week, {a} confirms it. Asked whether the curfew can be looked at after the review.',
  'We looked at the plan together. {n} says two of the five aims are done and would like {i} as the next one.',
  '{n} was low today; a cousin is unwell. We left the worksheet and went for a walk. No thoughts of self-harm when asked.',
  'Knife awareness, session two. {n} says that carrying has stopped since the group split. I praised that and we talked about what keeps it so.',
  '{n} arrived with a friend, who waited outside. Spoke about who is around after nine in the evening. {n} named one person who makes things worse, and one who helps.',
  'College interview on Friday. We practised questions. {n} is good with hands and explains well.',
  '{n} was polite and listened. Said the order feels long. We counted the weeks and marked the half-way point.',
  'Spoke with {n} and {a} together. They agree about bedtime, not about the phone. Both want to try the family worker.',
  'First session with the speech and language therapist. {n} understands more when things are drawn; I will send texts instead of letters.',
  '{n} told me that school have put a mentor in place and likes her. One argument with a teacher, sorted the same day.',
  'Reparation at the community garden: three hours. The supervisor says {n} worked hard and asked to come again.',
  '{n} has started at the boxing gym and goes with an uncle. Says it takes the anger out. Talked about what happens on the days without it.',
  'We read the draft of the review. {n} asked me to change one sentence about last summer, which I did.',
  '{n} came, but only for twenty minutes because of a hospital appointment for a younger sister. Used the time for the safety plan.',
  'Substance use: {n} says it is down to weekends. Accepted a meeting with the drug worker.',
  '{n} spoke about being stopped by police twice this week and how that felt. We went through what to do and whom to tell.',
  'Talked about a video that is going round. {n} is not in it and is worried for a friend. Passed on to the school with {n}\'s agreement.',
  '{n} made a plan for the holidays: {i} on Tuesdays, the youth club on Thursdays, home by eight.',
  'Met {n} at school. The head of year says behaviour points are the best this year. {n} smiled when told.',
  '{n} described the offence in full for the first time. Hard to hear and hard to say; I thanked {n} for the honesty.',
  'Checked the phone rules of the order. {n} understands them. {a} keeps the charger downstairs.',
  '{n} has stopped seeing the older group since the move. Misses them and says so. We looked for what could take their place.',
  'Short session by the court. {n} understood what the bench said and could repeat it. {a} was there for all of it.',
];

export const MISSED_REASON: readonly string[] = [
  '{a} rang at nine: {n} has a stomach bug. Reason accepted.',
  'The bus did not run. {n} sent a message in time. Reason accepted.',
  'Mock exam at the same hour; school confirmed it. Reason accepted.',
  'Dental appointment that we had both forgotten. Reason accepted.',
  'A funeral in the family. {a} let us know yesterday. Reason accepted.',
  '{n} was at the hospital with a younger brother. Reason accepted.',
];

export const MISSED: readonly string[] = [
  '{n} did not come and did not answer the phone. Texted and rang {a}, who will ask this evening.',
  'No show. Letter sent, and I will go by on the way home.',
  '{n} says the time was forgotten. Not accepted this time; we set a reminder on the phone together.',
  'Waited half an hour. A neighbour saw {n} in town. We will talk about what got in the way.',
  '{n} told {a} that there was no point. I will ask what would make it worth coming.',
  'Missed without a message. Second one this month; I will talk with the team manager before deciding about a warning.',
];

export const CANCELLED: readonly string[] = [
  'I was called to court. Rang {n} to say sorry and gave a new time.',
  'The room was double booked. We moved it by two days.',
  'I was ill. A colleague rang {n} so that nobody stood before a locked door.',
];

export const PROFESSIONAL: readonly string[] = [
  'Call with the head of year: attendance has risen, two lates. They see a child who wants to please.',
  'Spoke with the social worker. The plan for contact with {a} is agreed. No change of placement is planned.',
  'The college holds the place for {n} until the end of term.',
  'The drug worker says {n} came to two of three sessions and talks openly.',
  'The mentor says {n} was the one who calmed things down at the club on Saturday.',
];

export const PROMISES: readonly string[] = [
  'Ask the school about a quieter place for maths',
  'Send a text the evening before each appointment',
  'Speak with {a} about the curfew times',
  'Find out what the course costs and who can help to pay',
  'Bring the form for the gym',
  'Ring the housing officer about the broken door',
  'Ask whether the next meeting can be at the library',
  'Print the photographs from the garden project',
];

export const NOTES: readonly string[] = [
  '{a} rang to say that {n} came home on time every day this week.',
  'Message from school: {n} was named pupil of the week in design and technology.',
  '{n} has a new phone number; the old one belongs to a brother now.',
  'The youth club asks whether {n} may come on the summer trip. Nothing in the order stands against it.',
  '{a} worries about a group that waits outside the flats. Passed to the neighbourhood team without names, with {a}\'s agreement.',
  'The placement says that {n} cooked for everybody on Sunday.',
  '{n} would rather be met at school than at the office, where somebody from the other group has appointments.',
  'The interpreter for {a} is booked for the review.',
];

export const PLACES: readonly string[] = ['The office, Room 2', 'The office, Room 4', 'At school', 'At home', 'Highfields library', 'Beaumont Leys youth club', 'The community garden', 'By telephone'];
export const PURPOSES: readonly string[] = ['Supervision', 'Offence work', 'Review of the plan', 'Knife awareness', 'Reparation', 'Education and training', 'Safety plan', 'Supervision with the family'];
