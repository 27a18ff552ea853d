import type { Entry } from '../chronology/entry.ts';

/** What a line of a share pack may say of a child: which entries of the record it is taken from. */
export interface PackPart {
  readonly label: string;
  readonly kinds: readonly string[];
  /** the entries that say it now. @param line the entries that stand, in the order of folding */
  pick(line: readonly Entry[]): readonly Entry[];
}

function latest(kind: string, matches: (e: Entry) => boolean = () => true): (line: readonly Entry[]) => readonly Entry[] {
  return (line) => {
    const found = line.findLast((e) => e.kind === kind && matches(e));
    return found === undefined ? [] : [found];
  };
}

/** Entries of a kind that none of another kind has answered. */
function unanswered(kind: string, ended: readonly string[]): (line: readonly Entry[]) => readonly Entry[] {
  return (line) => line.filter((e) => e.kind === kind && !line.some((x) => ended.includes(x.kind) && x.of === e.id));
}

/** What begins and ends in turns: the last beginning, unless an end stands after it. */
function ongoing(begun: string, ended: string): (line: readonly Entry[]) => readonly Entry[] {
  return (line) => {
    const last = line.findLast((e) => e.kind === begun || e.kind === ended);
    return last?.kind === begun ? [last] : [];
  };
}

function flags(line: readonly Entry[]): readonly Entry[] {
  return line.filter((e, i) => e.kind === 'flag.set' && e.data['confirmed'] !== false && !line.slice(i + 1).some((x) => (x.kind === 'flag.ended' || x.kind === 'flag.set') && x.data['flag'] === e.data['flag']));
}

/** What may stand in a share pack, in its order. Health and intelligence are no part of one: they are shared by themselves, or not at all. */
export const PACK_PARTS = {
  address: { label: 'Address', kinds: ['address.recorded'], pick: latest('address.recorded') },
  rag: { label: 'Rating', kinds: ['rag.set'], pick: latest('rag.set') },
  flags: { label: 'Flags', kinds: ['flag.set', 'flag.ended'], pick: flags },
  custody: { label: 'Custody', kinds: ['custody.started', 'custody.ended'], pick: ongoing('custody.started', 'custody.ended') },
  requirements: { label: 'Requirements that may be checked', kinds: ['requirement.set', 'requirement.ended'], pick: unanswered('requirement.set', ['requirement.ended']) },
  actions: { label: 'Actions for the local police', kinds: ['action.set', 'action.done'], pick: (line) => unanswered('action.set', ['action.done'])(line).filter((e) => ['neighbourhood-police-officer', 'npa-sergeant', 'seconded-police-officer'].includes(String(e.data['owner-role']))) },
  hearing: { label: 'Next hearing', kinds: ['court.hearing-listed'], pick: latest('court.hearing-listed') },
  'case-manager': { label: 'Case manager', kinds: ['allocation.made'], pick: latest('allocation.made', (e) => e.data['role'] === 'case-manager') },
} as const satisfies Readonly<Record<string, PackPart>>;
export type PackPartName = keyof typeof PACK_PARTS;

export function isPackPart(name: string): name is PackPartName {
  return Object.hasOwn(PACK_PARTS, name);
}
