import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import type { MeetingType } from '../../../../core/meetings/meeting-type.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { PARTS } from '../item-fields.ts';

export interface Difference {
  readonly name: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

const OTHERS: Readonly<Record<string, string>> = { what: 'Action: what', who: 'Action: who', outside: 'Action: who outside', due: 'Action: by when', ends: 'Leaves the list?', settle: 'What happens with the child' };

/** Fields of a child's form that two screens filled in differently. */
export function differences(meeting: MeetingType, theirs: Typed, mine: Typed, inWords: (value: string) => string): readonly Difference[] {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].filter((n) => !n.startsWith('_') && n !== 'version');
  return names.flatMap((name) => {
    const [a, b] = [text(theirs[name], inWords), text(mine[name], inWords)];
    return a === b ? [] : [{ name, label: labelOf(meeting, name), theirs: a === '' ? 'left empty' : a, mine: b === '' ? 'left empty' : b }];
  });
}

function text(values: readonly string[] | undefined, inWords: (value: string) => string): string {
  return (values ?? []).map((v) => inWords(v.trim())).filter((v) => v !== '').join(', ');
}

function labelOf(meeting: MeetingType, name: string): string {
  const inner = name.slice(name.lastIndexOf('.') + 1);
  const kinds = name.startsWith(PARTS.rating) || name.startsWith('confirm.') ? [meeting.eachItem?.needs] : name.startsWith(PARTS.leaves) ? [meeting.ends?.kind] : meeting.groups.map((g) => g.kind);
  for (const kind of kinds) {
    const field = kindOf(kind ?? '')?.fields[inner];
    if (field !== undefined) return field.label;
  }
  if (name.startsWith(PARTS.done)) return 'Answer to an action';
  if (name.startsWith(PARTS.doneNote)) return 'What came of an action';
  return OTHERS[inner] ?? inner.replaceAll('-', ' ');
}
