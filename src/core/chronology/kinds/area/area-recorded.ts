import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AREA_KEEPERS } from './area-posts.ts';

export const areaRecorded = kind({
  name: 'area.recorded',
  subject: 'unit',
  family: 'area',
  label: 'Area',
  hint: 'A neighbourhood policing area, by the name under which children’s addresses are recorded.',
  nature: 'fact',
  fields: { name: field.text({ label: 'Name of the area', max: 100 }) },
  recordedBy: AREA_KEEPERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => d.name,
});
