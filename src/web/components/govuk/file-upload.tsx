import { classes } from '../content.ts';
import type { Props } from '../content.ts';
import { FieldGroup } from './field.tsx';
import type { FieldOptions } from './field.tsx';

export type FileUploadProps = Props<FieldOptions & {
  multiple?: boolean;
  /** What the file chooser offers, such as ".csv,.xlsx". */
  accept?: string;
  /** Adds a drop zone where there is JavaScript. */
  dropZone?: boolean;
}>;

/** Chooses a file. */
export function FileUpload(props: FileUploadProps) {
  return (
    <FieldGroup
      field={props}
      control={({ id, describedBy, hasError }) => {
        const input = (
          <input
            class={classes('govuk-file-upload', props.classes, hasError && 'govuk-file-upload--error')} id={id} name={props.name} type="file"
            disabled={props.disabled} multiple={props.multiple} accept={props.accept} aria-describedby={describedBy} {...props.attributes}
          />
        );
        return props.dropZone ? <div class="govuk-file-upload-wrapper" data-module="govuk-file-upload">{input}</div> : input;
      }}
    />
  );
}
