import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { STRAND_GROUNDS, STRANDS } from './strands.ts';

export const strandDecided = kind({
  name: 'strand.decided',
  subject: 'child',
  family: 'strand',
  label: 'Strand decided',
  hint: 'People decide it; no record moves anybody by itself.',
  nature: 'decision',
  fields: {
    strand: field.choice({ label: 'Strand', options: STRANDS }),
    ground: field.choice({ label: 'On what ground', options: STRAND_GROUNDS }),
    reason: optional(field.longText({ label: 'Why', max: 4000 })),
  },
  recordedBy: ['police-iom-inspector', 'iom-detective-inspector', 'hub-coordinator', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [STRANDS[d.strand], STRAND_GROUNDS[d.ground].toLowerCase(), d.reason].filter(Boolean).join(', '),
});
