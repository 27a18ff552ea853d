import { agencyInWords } from '../../../app/names.ts';
import type { AgencyRow } from '../../../app/ports/directory.ts';
import type { Context } from '../../route.ts';

/** The agencies of the service, and how each is called. */
export async function agenciesOf({ ports, who }: Context): Promise<{ readonly all: readonly AgencyRow[]; name(id: string): string }> {
  const all = await ports.store.asReader(who.reader, (unit) => unit.directory.agencies());
  return { all, name: (id) => all.find((a) => a.id === id)?.name ?? agencyInWords(id) };
}
