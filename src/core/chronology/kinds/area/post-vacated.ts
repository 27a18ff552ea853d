import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AREA_KEEPERS, AREA_POSTS } from './area-posts.ts';

export const postVacated = kind({
  name: 'post.vacated',
  subject: 'unit',
  family: 'area',
  label: 'Post vacated',
  hint: 'From this day the person is no longer responsible here, and nobody has taken their place.',
  nature: 'fact',
  fields: {
    post: field.choice({ label: 'Post', options: AREA_POSTS }),
    worker: optional(field.worker({ label: 'Who', hint: 'Everybody who holds it, if nobody is chosen' })),
    reason: optional(field.text({ label: 'Why' })),
  },
  recordedBy: AREA_KEEPERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => [AREA_POSTS[d.post], d.reason].filter(Boolean).join(': '),
});
