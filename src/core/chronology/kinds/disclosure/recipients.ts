/** What sort of recipient information goes to. */
export const RECIPIENT_SORTS = {
  agency: 'An agency that works with the child',
  'ward-councillor': 'A ward councillor',
  'housing-company': 'A housing company (arm’s-length management organisation)',
  'private-landlord': 'A private landlord',
  'housing-association': 'A housing association',
  other: 'Somebody else',
} as const;

/** What the information is about. */
export const DISCLOSED = {
  engagement: 'Whether the child takes part',
  compliance: 'Whether the child keeps to what was ordered or agreed',
  support: 'The level of support',
  interventions: 'Which interventions there are',
  risk: 'Risk',
  offences: 'Offences',
  health: 'Health',
  welfare: 'Safety and welfare',
  other: 'Something else',
} as const;

/** The five areas of well-being which co-operation under the Children Act 2004, section 10, serves. */
export const WELLBEING_AREAS = {
  health: 'Physical and mental health, and emotional well-being',
  protection: 'Protection from harm and neglect',
  education: 'Education, training and recreation',
  contribution: 'Making a positive contribution to society',
  'social-economic': 'Social and economic well-being',
} as const;

/** The aims for which the Convention, Article 8.2, lets private life be interfered with. */
export const ARTICLE_8_AIMS = {
  'crime-or-disorder': 'Preventing crime or disorder',
  'public-safety': 'Public safety',
  'health-or-morals': 'Protecting health or morals',
  'rights-of-others': 'Protecting the rights and freedoms of others',
  'national-security': 'National security',
  'economic-well-being': 'The economic well-being of the country',
} as const;
