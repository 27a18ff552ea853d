import { z } from 'zod';
import type { Names } from '../../../core/chronology/kind.ts';
import type { ChildRow } from '../../../app/ports/lists.ts';
import { DAY, ID, WHO } from './parts.ts';

export const CHILD = z.object({
  id: ID,
  reference: z.string().optional(),
  surname: z.string().optional(),
  forenames: z.string().optional(),
  knownAs: z.string().optional(),
  dateOfBirth: DAY.optional(),
  area: z.string().optional().describe('Neighbourhood policing area'),
  caseManager: WHO.optional(),
  dyo: z.object({ since: DAY.optional() }).optional().describe('On record as a Deter Young Offender'),
  rag: z.object({ colour: z.string(), since: DAY.optional(), ratedOn: DAY.optional() }).optional(),
  inCustody: z.boolean(),
  flags: z.array(z.string()),
  lastContact: DAY.optional(),
  duties: z.object({ open: z.int().min(0), late: z.int().min(0) }).describe('Open duties that this system may see, and how many of them are late today'),
}).meta({ title: 'A child' });

/** A child as lists show them. */
export function childOut(row: ChildRow, names: Names): z.input<typeof CHILD> {
  return {
    id: row.id, reference: row.reference, surname: row.surname, forenames: row.forenames, knownAs: row.knownAs, dateOfBirth: row.dateOfBirth, area: row.area,
    caseManager: row.caseManager === undefined ? undefined : { id: row.caseManager, name: names.worker(row.caseManager) },
    dyo: row.dyo ? { since: row.dyoOn } : undefined,
    rag: row.rag === undefined ? undefined : { colour: row.rag, since: row.ragSince, ratedOn: row.ragRatedOn },
    inCustody: row.inCustody, flags: [...row.flags], lastContact: row.lastContact, duties: { open: row.open, late: row.late },
  };
}
