import type { LetterRule } from '../../core/policy/words/letter.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { programOf } from '../record/context.ts';

/** The letters that the service's policy has words for. */
export async function letterTemplates(ports: Ports, reader: Reader): Promise<readonly LetterRule[]> {
  return ports.store.asReader(reader, async (unit) => (await programOf(unit.directory, ports.policies, ports.clock.today())).program.rules.letter);
}
