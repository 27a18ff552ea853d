import { z } from 'zod';
import type { Entry } from '../../../core/chronology/entry.ts';
import type { FormDocument } from '../../../documents/form/form-docx.ts';

const PARTS = z.array(z.object({ title: z.string(), text: z.string().default('') })).default([]);
const OTHERS = z.array(z.object({ title: z.string(), whose: z.string(), text: z.string(), agreed: z.string() })).default([]);

/** The parts of a form as an entry holds them, words of others with the part to which they belong. */
export function partsOf(entry: Pick<Entry, 'data'>): FormDocument['parts'] {
  const parts = PARTS.parse(entry.data['parts']);
  const others = OTHERS.parse(entry.data['others']);
  const titles = [...new Set([...parts.map((p) => p.title), ...others.map((o) => o.title)])];
  return titles.map((title) => ({
    title,
    text: parts.filter((p) => p.title === title).map((p) => p.text).join('\n'),
    others: others.filter((o) => o.title === title).map(({ whose, text, agreed }) => ({ whose, text, agreed: `Agreed: ${agreed}` })),
  }));
}

/** The parts of a form to read; words of others stand apart, said in words as well as by a line. */
export function FormView({ parts, level = 2 }: { readonly parts: FormDocument['parts']; readonly level?: 2 | 4 }) {
  const Heading = level === 2 ? 'h2' : 'h4';
  if (parts.length === 0) return <p class="govuk-body">The form has no parts: only what stands above was written.</p>;
  return (
    <>
      {parts.map((p) => (
        <section>
          <Heading class={level === 2 ? 'govuk-heading-m' : 'govuk-heading-s'}>{p.title}</Heading>
          {p.text !== '' && <p class="govuk-body tl-lines">{p.text}</p>}
          {p.others.map((o) => (
            <div class="tl-others">
              <p class="govuk-body"><strong>Words of a third party: {o.whose}.</strong> {o.agreed}</p>
              <p class="govuk-body tl-lines">{o.text}</p>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
