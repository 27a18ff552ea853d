import { z } from 'zod';

/** What a test tells the program. */
export const Asked = z.object({
  n: z.number(),
  do: z.enum(['day', 'halt', 'release', 'child', 'arrive', 'keep', 'upload', 'remove', 'old-record', 'propose', 'agree', 'carry-out', 'state', 'serve', 'stop']),
  day: z.string().optional(),
  point: z.string().optional(),
  child: z.string().optional(),
  size: z.number().optional(),
  command: z.string().optional(),
  file: z.unknown().optional(),
});
export type Asked = z.infer<typeof Asked>;
