/** The bases in law on which personal information about a child may be shared. */
export const GATEWAYS = {
  'cda-1998-s115': 'Crime and Disorder Act 1998, section 115: to prevent offending',
  'ca-2004-s10': 'Children Act 2004, section 10: co-operation to improve well-being',
  'ca-2004-s11': 'Children Act 2004, section 11: to safeguard and promote welfare',
  'ca-1989-s47': 'Children Act 1989, section 47: an enquiry into significant harm',
  'cja-2003-s325': 'Criminal Justice Act 2003, section 325: MAPPA',
  'echr-8-2': 'Human Rights Act 1998, Article 8.2: proportionate interference with private life',
  'cda-1998-s37': 'Crime and Disorder Act 1998, section 37: the aim of preventing offending by children',
  'data-protection': 'UK GDPR and Data Protection Act 2018: a public task or a legal duty',
  'working-together': 'Working Together to Safeguard Children (statutory guidance)',
  consent: 'Consent of the child or the family',
  court: 'Order or request of a court',
  'vital-interests': 'Somebody’s life is at stake',
  other: 'Another basis, named below',
} as const;
export type Gateway = keyof typeof GATEWAYS;

export const CHANNELS = { here: 'To be read in this system', secure: 'Secure e-mail (CJSM or the like)', portal: 'The agency’s own portal', meeting: 'At a meeting', telephone: 'By telephone', person: 'Face to face', post: 'By post', email: 'Ordinary e-mail', transfer: 'By this system, to another service (page Transfer to another service)' } as const;

/** All bases that a disclosure names: the first and the further ones. */
export function basesOf(data: Readonly<Record<string, unknown>>): readonly string[] {
  const further = data['further-bases'];
  return [...new Set([String(data['gateway'] ?? ''), ...(Array.isArray(further) ? further.map(String) : [])])].filter((b) => b !== '');
}
