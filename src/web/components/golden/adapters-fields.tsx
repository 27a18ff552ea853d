import { z } from 'zod';
import { CharacterCount } from '../govuk/character-count.tsx';
import { Checkboxes } from '../govuk/checkboxes.tsx';
import { ErrorMessage } from '../govuk/error-message.tsx';
import { ErrorSummary } from '../govuk/error-summary.tsx';
import { Fieldset } from '../govuk/fieldset.tsx';
import { FileUpload } from '../govuk/file-upload.tsx';
import { Hint } from '../govuk/hint.tsx';
import { Input } from '../govuk/input.tsx';
import { Label } from '../govuk/label.tsx';
import { Radios } from '../govuk/radios.tsx';
import { Select } from '../govuk/select.tsx';
import { Textarea } from '../govuk/textarea.tsx';
import { adapter } from './adapter.ts';
import { SIZES, attributes, contentOf, error, fieldOptions, fieldProps, group, hint, legend, modifier, styled, textOrHtml } from './options.ts';

const choiceItem = {
  value: z.union([z.string(), z.number()]).transform(String), ...textOrHtml, id: z.string().optional(), hint: hint.optional(), checked: z.boolean().optional(),
  disabled: z.boolean().optional(),
  conditional: z.strictObject({ html: z.union([z.string(), z.literal(false)]).transform((html) => (html === false ? '' : html)) }).optional(),
  attributes: attributes.optional(),
};
const divider = z.strictObject({ divider: z.string() });
const radio = z.strictObject(choiceItem);
const checkbox = z.strictObject({ ...choiceItem, name: z.string().optional(), behaviour: z.literal('exclusive').optional() });
const choiceGroup = {
  name: z.string(), idPrefix: z.string().optional(), hint: hint.optional(), errorMessage: error.optional(), formGroup: group.optional(), ...styled,
  fieldset: z.strictObject({ legend, describedBy: z.string().optional() }).optional(),
};
const choiceGroupSchema = z.strictObject(choiceGroup);

function groupProps(options: z.infer<typeof choiceGroupSchema>, kind: 'radios' | 'checkboxes') {
  const size = modifier(options.fieldset?.legend.classes, 'govuk-fieldset__legend--', SIZES);
  const small = modifier(options.classes, `govuk-${kind}--`, ['small']);
  return {
    name: options.name, id: options.idPrefix, hint: contentOf(options.hint), error: contentOf(options.errorMessage), groupClasses: options.formGroup?.classes,
    small: small.value === 'small', classes: small.rest, attributes: options.attributes, label: contentOf(options.fieldset?.legend), labelSize: size.value,
    labelClasses: size.rest, labelIsHeading: options.fieldset?.legend.isPageHeading, describedBy: options.fieldset?.describedBy,
  };
}

function itemProps(item: z.infer<typeof radio>) {
  return {
    value: item.value, text: contentOf(item), id: item.id, hint: contentOf(item.hint), checked: item.checked, disabled: item.disabled,
    conditional: item.conditional?.html === '' ? undefined : contentOf(item.conditional), attributes: item.attributes,
  };
}

export const fieldAdapters = {
  'label': adapter(z.strictObject({ ...textOrHtml, ...styled, for: z.string().optional(), isPageHeading: z.boolean().optional() }), (o) => {
    const size = modifier(o.classes, 'govuk-label--', SIZES);
    return <Label for={o.for} isHeading={o.isPageHeading} size={size.value} classes={size.rest} attributes={o.attributes}>{contentOf(o)}</Label>;
  }),
  'hint': adapter(z.strictObject({ ...textOrHtml, ...styled, id: z.string().optional() }), (o) => (
    <Hint id={o.id} classes={o.classes} attributes={o.attributes}>{contentOf(o)}</Hint>
  )),
  'error-message': adapter(
    z.strictObject({ ...textOrHtml, ...styled, id: z.string().optional(), visuallyHiddenText: z.union([z.string(), z.literal(false)]).optional() }), (o) => (
      <ErrorMessage id={o.id} classes={o.classes} attributes={o.attributes} prefix={o.visuallyHiddenText === false ? '' : o.visuallyHiddenText}>
        {contentOf(o)}
      </ErrorMessage>
    ),
  ),
  'fieldset': adapter(
    z.strictObject({
      legend: legend.optional(), html: z.string().optional(), describedBy: z.string().optional(), role: z.literal('group').optional(), ...styled,
    }),
    (o) => {
      const size = modifier(o.legend?.classes, 'govuk-fieldset__legend--', SIZES);
      return (
        <Fieldset
          legend={contentOf(o.legend)} legendSize={size.value} legendClasses={size.rest} legendIsHeading={o.legend?.isPageHeading} describedBy={o.describedBy}
          role={o.role} classes={o.classes} attributes={o.attributes}
        >
          {contentOf({ html: o.html })}
        </Fieldset>
      );
    },
  ),
  'input': adapter(z.strictObject({
    ...fieldOptions, value: z.string().optional(), type: z.enum(['text', 'search', 'email', 'tel', 'password', 'url', 'number']).optional(),
    inputmode: z.enum(['text', 'numeric', 'decimal', 'tel', 'email', 'search', 'url', 'none']).optional(), autocomplete: z.string().optional(),
    autocapitalize: z.enum(['none', 'off', 'on', 'sentences', 'words', 'characters']).optional(), spellcheck: z.boolean().optional(),
    pattern: z.string().optional(), prefix: z.strictObject({ ...textOrHtml }).optional(), suffix: z.strictObject({ ...textOrHtml }).optional(),
  }), (o) => {
    const { prefix, suffix, value, type, inputmode, autocomplete, autocapitalize, spellcheck, pattern, ...field } = o;
    const width = modifier(o.classes, 'govuk-input--width-', ['2', '3', '4', '5', '10', '20', '30']);
    const part = modifier(width.rest, 'govuk-!-width-', ['full', 'one-half', 'one-third', 'two-thirds', 'one-quarter']);
    const characters = ([2, 3, 4, 5, 10, 20, 30] as const).find((n) => `${n}` === width.value);
    const given = { value, type, inputmode, autocomplete, autocapitalize, spellcheck, pattern };
    const affixes = { prefix: contentOf(prefix), suffix: contentOf(suffix) };
    return <Input {...fieldProps(field)} {...given} {...affixes} width={characters ?? part.value} classes={part.rest} />;
  }),
  'textarea': adapter(z.strictObject({
    ...fieldOptions, value: z.string().optional(), rows: z.number().optional(), autocomplete: z.string().optional(), spellcheck: z.boolean().optional(),
  }), ({ value, rows, autocomplete, spellcheck, ...field }) => <Textarea {...fieldProps(field)} {...{ value, rows, autocomplete, spellcheck }} />),
  'character-count': adapter(z.strictObject({
    ...fieldOptions, maxlength: z.number().optional(), maxwords: z.number().optional(), threshold: z.number().optional(), value: z.string().optional(),
    countType: z.enum(['characters', 'words']).optional(), rows: z.number().optional(), spellcheck: z.boolean().optional(),
  }).refine((o) => (o.maxlength === undefined) !== (o.maxwords === undefined) && o.countType === undefined), (o) => {
    const { maxlength, maxwords, threshold, value, rows, spellcheck, countType: _, ...field } = o;
    const limit = { max: maxlength ?? maxwords ?? 0, unit: maxwords === undefined ? 'characters' as const : 'words' as const, threshold };
    return <CharacterCount {...fieldProps(field)} {...limit} {...{ value, rows, spellcheck }} />;
  }),
  'select': adapter(z.strictObject({
    ...fieldOptions, value: z.union([z.string(), z.number()]).transform(String).optional(),
    items: z.array(z.strictObject({
      value: z.union([z.string(), z.number()]).transform(String).optional(), text: z.string(), selected: z.boolean().optional(),
      disabled: z.boolean().optional(), attributes: attributes.optional(),
    })),
  }), ({ value, items, ...field }) => <Select {...fieldProps(field)} {...{ value, items }} />),
  'radios': adapter(z.strictObject({
    ...choiceGroup, items: z.array(z.union([radio, divider])), value: z.union([z.string(), z.number()]).transform(String).optional(),
  }), ({ items, value, ...asked }) => {
    const inline = modifier(asked.classes, 'govuk-radios--', ['inline']);
    const props = groupProps({ ...asked, classes: inline.rest }, 'radios');
    return <Radios {...props} inline={inline.value === 'inline'} value={value} items={items.map((item) => ('divider' in item ? item : itemProps(item)))} />;
  }),
  'checkboxes': adapter(z.strictObject({
    ...choiceGroup, describedBy: z.string().optional(), items: z.array(z.union([checkbox, divider])), values: z.array(z.string()).optional(),
  }), ({ items, values, describedBy, ...asked }) => {
    const props = groupProps(asked, 'checkboxes');
    return (
      <Checkboxes
        {...props} describedBy={describedBy ?? props.describedBy} values={values}
        items={items.map((item) => {
          if ('divider' in item) return item;
          const { name, behaviour, ...choice } = item;
          return { ...itemProps(choice), name, behaviour };
        })}
      />
    );
  }),
  'file-upload': adapter(
    z.strictObject({ ...fieldOptions, multiple: z.boolean().optional(), javascript: z.boolean().optional() }),
    ({ multiple, javascript, ...field }) => <FileUpload {...fieldProps(field)} multiple={multiple} dropZone={javascript} />,
  ),
  'error-summary': adapter(z.strictObject({
    titleText: z.string().optional(), titleHtml: z.string().optional(), descriptionText: z.string().optional(), descriptionHtml: z.string().optional(),
    errorList: z.array(z.strictObject({ ...textOrHtml, href: z.string().startsWith('#').optional() })).optional(),
    disableAutoFocus: z.boolean().optional(), ...styled,
  }), (o) => (
    <ErrorSummary
      title={contentOf({ text: o.titleText, html: o.titleHtml })} description={contentOf({ text: o.descriptionText, html: o.descriptionHtml })}
      errors={(o.errorList ?? []).map((item) => ({ field: item.href?.slice(1), text: contentOf(item) }))} disableAutoFocus={o.disableAutoFocus}
      classes={o.classes} attributes={o.attributes}
    />
  )),
};
