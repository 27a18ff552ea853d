/** The strands of Integrated Offender Management. */
export const STRANDS = { 'prevent-and-deter': 'Prevent and Deter', 'catch-and-control': 'Catch and Control', 'rehabilitate-and-resettle': 'Rehabilitate and Resettle', none: 'Not under Integrated Offender Management' } as const;
export const STRAND_GROUNDS = { selected: 'Selected for it', 'most-crime': 'Commits the most crime', refusal: 'Refuses the sharing of information that support needs', agrees: 'Agrees to co-operate', progress: 'Progress', other: 'Another ground' } as const;
