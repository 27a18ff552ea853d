interface Unsupported {
  readonly component: string;
  readonly reason: string;
  readonly fixtures: readonly string[];
}

const OTHER_ATTRIBUTES = 'extra attributes are data-* and aria-* only, so that no page can put a handler or a style on an element';
const HOLES = 'lists are typed: they have no empty places';
const INNER_STYLE = 'inner parts take no class names or attributes of their own: no page needs them';
const ENGLISH = 'the texts for scripts are the English defaults';

/** The shipped fixtures that our components leave out on purpose, and why. The golden test fails when this list and the truth differ. */
export const UNSUPPORTED: readonly Unsupported[] = [
  ...['label', 'error-message', 'breadcrumbs', 'details', 'tag', 'warning-text', 'file-upload', 'error-summary', 'button', 'panel', 'notification-banner']
    .map((component) => ({ component, reason: OTHER_ATTRIBUTES, fixtures: ['attributes'] })),
  { component: 'button', reason: OTHER_ATTRIBUTES, fixtures: ['link attributes'] },
  { component: 'notification-banner', reason: OTHER_ATTRIBUTES, fixtures: ['custom tabindex'] },
  { component: 'character-count', reason: OTHER_ATTRIBUTES, fixtures: ['with textarea maxlength attribute'] },
  { component: 'input', reason: INNER_STYLE, fixtures: [
    'with customised input wrapper', 'with prefix with attributes', 'with prefix with classes', 'with suffix with attributes', 'with suffix with classes',
  ] },
  { component: 'input', reason: 'a value is text', fixtures: ['zero value'] },
  { component: 'character-count', reason: INNER_STYLE, fixtures: ['custom classes on countMessage'] },
  { component: 'character-count', reason: ENGLISH, fixtures: ['with translations', 'with custom textarea description'] },
  { component: 'character-count', reason: 'a limit is required, so that it is stated without JavaScript too', fixtures: [
    'to configure in JavaScript', 'with neither maxlength nor maxwords set', 'with neither maxlength, maxwords nor textarea description set',
  ] },
  { component: 'character-count', reason: 'what is counted follows from the limit', fixtures: [
    'with count type \'characters\'', 'with count type \'characters\' and error message', 'with count type \'characters\' and threshold',
    'with count type \'characters\' and value', 'with count type \'length\'', 'with count type \'words\'', 'with count type \'words\' and error message',
    'with count type \'words\' and threshold', 'with count type \'words\' and value',
  ] },
  { component: 'select', reason: 'a select without items is nothing to choose from', fixtures: ['hint'] },
  { component: 'select', reason: HOLES, fixtures: ['with falsy items', 'with falsy values'] },
  { component: 'radios', reason: INNER_STYLE, fixtures: ['fieldset params', 'label with attributes', 'label with classes'] },
  { component: 'radios', reason: HOLES, fixtures: ['with falsy items'] },
  { component: 'checkboxes', reason: INNER_STYLE, fixtures: ['fieldset params', 'label with attributes', 'with label classes'] },
  { component: 'checkboxes', reason: HOLES, fixtures: ['with falsy values'] },
  { component: 'file-upload', reason: INNER_STYLE, fixtures: ['enhanced, custom wrapper classes and attributes'] },
  { component: 'file-upload', reason: ENGLISH, fixtures: ['translated', 'translated, no javascript enhancement'] },
  { component: 'file-upload', reason: 'browsers ignore the value of a file field', fixtures: ['with value'] },
  { component: 'error-summary', reason: 'an error links to its field and nowhere else', fixtures: ['error list with attributes'] },
  { component: 'accordion', reason: HOLES, fixtures: ['with falsy values'] },
  { component: 'accordion', reason: ENGLISH, fixtures: ['with translations'] },
  { component: 'button', reason: 'start buttons belong to public services', fixtures: ['start', 'start link', 'start link with html'] },
  { component: 'notification-banner', reason: 'roles and types are typed', fixtures: ['custom role', 'with invalid type'] },
  { component: 'pagination', reason: HOLES, fixtures: ['with empty items'] },
  { component: 'panel', reason: 'the interruption panel is not used', fixtures: [
    'confirmation, with actions', 'interruption', 'interruption with custom classes', 'interruption, button link', 'interruption, no actions',
    'interruption, no actions items', 'interruption, submit action', 'interruption, with actions classes and attributes',
    'interruption-with-content-with-long-line-length', 'interruption-with-headings-content-and-lists',
  ] },
  { component: 'phase-banner', reason: 'a phase is named', fixtures: ['attributes', 'classes', 'html as text', 'text'] },
  { component: 'service-navigation', reason: 'slots take raw markup; one language', fixtures: [
    'inverse with language navigation', 'with `inline` end slot', 'with language navigation', 'with right-aligned language navigation', 'with slotted content',
  ] },
  { component: 'service-navigation', reason: HOLES, fixtures: ['with navigation having empty values', 'with navigation having only empty values'] },
  { component: 'summary-list', reason: INNER_STYLE, fixtures: ['actions with classes', 'key with classes', 'overridden-widths'] },
  { component: 'summary-list', reason: HOLES, fixtures: ['with falsy values'] },
  { component: 'table', reason: HOLES, fixtures: ['with falsy items'] },
];
