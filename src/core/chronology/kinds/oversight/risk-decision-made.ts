import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const riskDecisionMade = kind({
  name: 'risk-decision.made',
  subject: 'child',
  family: 'oversight',
  label: 'Risk decision',
  hint: 'What was decided, on what it rests, and whether the procedure was followed, so that it can be defended later.',
  nature: 'decision',
  fields: {
    decision: field.longText({ label: 'What was decided', max: 4000 }),
    sources: field.list({ label: 'Information seen', itemLabel: 'Source', of: { source: field.text({ label: 'Source', max: 300 }), dated: field.date({ label: 'Dated' }) } }),
    research: optional(field.longText({ label: 'Research or tool relied on', max: 2000 })),
    conclusions: optional(
      field.list({
        label: 'Conclusions, each with the evidence on which it rests',
        itemLabel: 'Conclusion',
        of: { conclusion: field.text({ label: 'Conclusion', max: 500 }), evidence: optional(field.text({ label: 'Evidence', hint: 'The event or source, with its date', max: 1000 })) },
      }),
    ),
    steps: optional(
      field.list({
        label: 'Steps of the procedure',
        itemLabel: 'Step',
        of: { step: field.text({ label: 'Step', max: 200 }), done: field.yesNo({ label: 'Done' }), reason: optional(field.text({ label: 'Why not', max: 1000 })) },
      }),
    ),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  worksOut: {
    fields: { 'later-sources': optional(field.choices({ label: 'Sources dated after the decision', options: {} as Readonly<Record<string, string>> })) },
    from: (data, { on }) => ({
      'later-sources': ((data['sources'] as readonly { readonly source: string; readonly dated: string }[] | undefined) ?? []).filter((s) => s.dated > on).map((s) => s.source),
    }),
  },
  summary: (d) => d.decision,
});
