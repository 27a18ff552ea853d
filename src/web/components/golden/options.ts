import { z } from 'zod';
import type { Attributes, Content } from '../content.ts';
import type { TextSize } from '../govuk/label.tsx';
import { trustedHtml } from '../trusted-html.ts';

/** Parts of the options of the shipped fixtures, as far as the components here support them. An unknown option is refused. */
export const attributes = z.record(z.templateLiteral([z.enum(['data-', 'aria-']), z.string()]), z.string()).transform((found): Attributes => found);

export const textOrHtml = { text: z.union([z.string(), z.number()]).optional(), html: z.string().optional() };

/** Content of options that have text or html; html comes from the fixtures themselves. */
export function contentOf(options: { readonly text?: string | number | undefined; readonly html?: string | undefined } | undefined): Content {
  if (options === undefined) return undefined;
  return options.html !== undefined && options.html !== '' ? trustedHtml(options.html.trim()) : options.text;
}

export const styled = { classes: z.string().optional(), attributes: attributes.optional() };

export const label = z.strictObject({ ...textOrHtml, classes: z.string().optional(), isPageHeading: z.boolean().optional() });
export const hint = z.strictObject({ ...textOrHtml });
export const error = z.strictObject({ ...textOrHtml });
export const group = z.strictObject({ classes: z.string().optional() });
export const legend = z.strictObject({ ...textOrHtml, classes: z.string().optional(), isPageHeading: z.boolean().optional() });

/** Takes the value of a modifier class out of the class names, so that the typed option draws it. */
export function modifier<T extends string>(
  names: string | undefined, prefix: string, values: readonly T[],
): { value: T | undefined; rest: string | undefined } {
  const value = values.find((candidate) => (names ?? '').split(/\s+/).includes(prefix + candidate));
  const rest = (names ?? '').split(/\s+/).filter((name) => value === undefined || name !== prefix + value).join(' ');
  return { value, rest: rest === '' ? undefined : rest };
}

export const SIZES: readonly TextSize[] = ['s', 'm', 'l', 'xl'];

export const fieldOptions = {
  name: z.string(), id: z.string().optional(), label, hint: hint.optional(), errorMessage: error.optional(), describedBy: z.string().optional(),
  formGroup: group.optional(), disabled: z.boolean().optional(), ...styled,
};

const field = z.strictObject(fieldOptions);

/** The options that every single field shares, in the names of our components. */
export function fieldProps(options: z.infer<typeof field>) {
  const size = modifier(options.label.classes, 'govuk-label--', SIZES);
  return {
    name: options.name, id: options.id, label: contentOf(options.label), labelSize: size.value, labelClasses: size.rest,
    labelIsHeading: options.label.isPageHeading, hint: contentOf(options.hint), error: contentOf(options.errorMessage), describedBy: options.describedBy,
    groupClasses: options.formGroup?.classes, disabled: options.disabled, classes: options.classes, attributes: options.attributes,
  };
}
