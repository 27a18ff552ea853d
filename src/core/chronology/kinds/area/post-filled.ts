import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AREA_KEEPERS, AREA_POSTS } from './area-posts.ts';

export const postFilled = kind({
  name: 'post.filled',
  subject: 'unit',
  family: 'area',
  label: 'Post filled',
  hint: 'From this day the person is responsible here. They take the place of whoever was, unless they work beside them.',
  nature: 'fact',
  fields: {
    post: field.choice({ label: 'Post', options: AREA_POSTS }),
    worker: optional(field.worker({ label: 'Who', hint: 'Somebody with an account' })),
    name: optional(field.text({ label: 'Or who outside the service' })),
    telephone: optional(field.text({ label: 'Telephone', max: 60 })),
    email: optional(field.text({ label: 'E-mail', max: 200 })),
    beside: optional(field.yesNo({ label: 'Does the present holder stay beside them?' })),
  },
  recordedBy: AREA_KEEPERS,
  compartment: 'case',
  retention: 'service',
  demands(d) {
    const named = (d.name ?? '').trim() !== '';
    if (d.post === 'seconded-police-officer' && d.worker === undefined) return [{ field: 'worker', expected: 'somebody with an account: children are allocated to them' }];
    if (d.worker === undefined && !named) return [{ field: 'worker', expected: 'somebody with an account, or the name of somebody outside the service' }];
    return d.worker !== undefined && named ? [{ field: 'name', expected: 'one of the two: an account or a name' }] : [];
  },
  summary: (d, names) => `${AREA_POSTS[d.post]}: ${d.worker === undefined ? (d.name ?? '') : names.worker(d.worker)}${d.beside === true ? ', beside the present holder' : ''}`,
});
