// The two packages ship no types. Only what main.ts uses is described.
declare module 'govuk-frontend' {
  interface Component { readonly $root: Element }
  type ComponentClass = { new (root: Element): Component; readonly moduleName: string };
  export function createAll(component: ComponentClass): Component[];
  export const Accordion: ComponentClass;
  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const FileUpload: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;
}

declare module '@ministryofjustice/frontend/moj/components/alert/alert.mjs' {
  import type { ComponentClass } from 'govuk-frontend';

  export const Alert: ComponentClass;
}
