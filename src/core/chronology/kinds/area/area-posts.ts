/** The people to whom an area's work is linked. The first three are roles in which people act; the last is whoever answers the telephone. */
export const AREA_POSTS = {
  'seconded-police-officer': 'Seconded police officer',
  'npa-sergeant': 'Neighbourhood policing sergeant',
  'iom-linked-officer': 'IOM linked officer',
  contact: 'Contact of the policing unit',
} as const;
export type AreaPost = keyof typeof AREA_POSTS;

/** Those who keep the table of areas. */
export const AREA_KEEPERS = ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'business-support'] as const;
