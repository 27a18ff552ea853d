/** Identifiers are text with a brand, so that one kind of id cannot be passed for another. They are made at the edge (UUIDv7), never here. */
type Id<Brand extends string> = string & { readonly __id: Brand };

export type ServiceId = Id<'service'>;
export type AgencyId = Id<'agency'>;
export type WorkerId = Id<'worker'>;
export type SubjectId = Id<'subject'>;
export type EntryId = Id<'entry'>;
export type ActId = Id<'act'>;
export type CommandId = Id<'command'>;

/** Gives a text its brand; for the edges where ids come in (rows, requests, examples). */
export function id<T extends Id<string>>(text: string): T {
  return text as T;
}
