/** What somebody may agree to have told to others. */
export const CONSENT_SCOPE = {
  engagement: 'Whether the person takes part',
  compliance: 'Whether the person keeps to what was agreed',
  support: 'Support: its level, and which interventions there are',
  health: 'Health',
  offences: 'Offences',
  other: 'Something else, named in the note',
} as const;

/** To whom it may be told. */
export const CONSENT_RECIPIENTS = {
  partners: 'Partner agencies of the agreement',
  'housing-providers': 'Housing companies and landlords',
  'ward-councillor': 'A ward councillor, named below',
  education: 'School or college',
  health: 'Health services',
  other: 'Somebody else, named in the note',
} as const;
