import type { VNode } from 'preact';
import type { z } from 'zod';

/** Draws a fixture with our component; undefined when the fixture has an option that the component leaves out. */
export type Adapter = (options: unknown) => VNode | undefined;

/** An adapter from the options that a component supports and the way to draw them. */
export function adapter<S extends z.ZodType>(schema: S, draw: (options: z.output<S>) => VNode): Adapter {
  return (options) => {
    const parsed = schema.safeParse(options);
    return parsed.success ? draw(parsed.data) : undefined;
  };
}
