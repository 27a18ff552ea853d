/** The stages at which an assessment is handed in and agreed. */
export const ASSESSMENT_STAGES = { start: 'At the start', review: 'At a review', closure: 'At closure' } as const;
