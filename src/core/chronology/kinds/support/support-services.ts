/** What a child may wait for or be referred to. */
export const SUPPORT_SERVICES = {
  mentoring: 'Mentoring',
  'mental-health': 'Mental health',
  'substance-misuse': 'Drugs and alcohol',
  'education-training': 'Education, training and work',
  'speech-language': 'Speech and language',
  'family-support': 'Support for the family',
  accommodation: 'Housing',
  'early-help': 'Early help',
  'sport-and-activities': 'Sport and activities',
  other: 'Another service',
} as const;

/** Who gives it. */
export const SUPPORT_PROVIDERS = {
  'children-services': 'Children and young people’s services',
  education: 'Education',
  health: 'Health',
  'voluntary-sector': 'Voluntary organisation',
  'youth-justice': 'The youth justice service',
  other: 'Another agency',
} as const;
