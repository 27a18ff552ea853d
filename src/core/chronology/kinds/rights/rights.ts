/** What somebody may ask for about a record that is kept about them: UK GDPR, Articles 15 to 18 and 21. */
export const RIGHTS = {
  access: 'To see what is on the record',
  rectification: 'To have something put right',
  erasure: 'To have something erased',
  restriction: 'To have something kept and not used',
  objection: 'That the record is not used in some way',
} as const;
export type Right = keyof typeof RIGHTS;

export const ASKERS = { child: 'The child', carer: 'A parent or carer', solicitor: 'A solicitor', advocate: 'An advocate or another representative', other: 'Somebody else' } as const;

/** Whether a child can ask for themselves: mostly presumed from 12 on. */
export const CAPACITY = { understands: 'The child understands what is asked and what comes of it', 'does-not': 'The child does not understand it yet', 'not-known': 'Not known yet' } as const;

export const IDENTITY = { known: 'Known to the worker in person', documents: 'Documents were seen', 'called-back': 'Called back on a number that was on record', authority: 'Signed authority and the representative’s own proof', 'not-yet': 'Not checked yet' } as const;

export const ASKED_BACK = { identity: 'Who they are, or whether they may ask for the child', scope: 'What exactly is meant' } as const;

export const REFUSAL_GROUNDS = {
  unfounded: 'Manifestly unfounded',
  excessive: 'Manifestly excessive',
  'not-entitled': 'Whoever asks may not ask for this child',
  exempt: 'An exemption in law covers all of it',
} as const;

export const LONGER_GROUNDS = { complex: 'It is complex', number: 'There are several requests by the same person' } as const;

export const RIGHTS_ANSWERS = {
  given: 'Everything was given',
  'given-part': 'A part was given',
  'nothing-held': 'Nothing is held',
  accepted: 'Done as asked',
  'accepted-part': 'Done in part',
  'not-accepted': 'Not done',
} as const;

/** Why something is not given; the words in which a letter says so in general terms stand beside. */
export const WITHHELD = {
  'third-party': 'It is about somebody else, or from somebody else (Data Protection Act 2018, Schedule 2, paragraph 16)',
  'other-agency': 'It is another agency’s, and the agency has not agreed',
  'serious-harm': 'It would be likely to do serious harm to somebody’s health (Data Protection Act 2018, Schedule 3)',
  privilege: 'It is legal advice, or was written for a court case (Data Protection Act 2018, Schedule 2, paragraph 19)',
  crime: 'It would get in the way of preventing or finding out about crime (Data Protection Act 2018, Schedule 2, paragraph 2)',
} as const;
export type Withheld = keyof typeof WITHHELD;

export const WITHHELD_IN_PLAIN_WORDS: Readonly<Record<Withheld, string>> = {
  'third-party': 'It is about other people. They have rights too.',
  'other-agency': 'It was told to us by others. They have not said yes yet. You can ask them.',
  'serious-harm': 'We think that it could make you or somebody else very ill to read it.',
  privilege: 'It is what a lawyer told us.',
  crime: 'It could get in the way of the police.',
};

export const GIVING = { give: 'Give it', part: 'Give it in part, with words blacked out', withhold: 'Do not give it' } as const;

/** What becomes of the file of a document in a copy of the record. */
export const GIVING_FILES = { whole: 'It goes with it as it is', copy: 'A copy with words blacked out goes in its place', out: 'It does not go with it' } as const;
export type GivingFile = keyof typeof GIVING_FILES;

export const READ_OVER = { ready: 'It can be given as it is', back: 'It goes back: something has to be changed' } as const;

export const STATEMENTS = { stated: 'There is a statement', 'not-wanted': 'They were asked and want none' } as const;
