import { showedChild } from '../events.ts';
import { counted, groupBy, type FindSignals } from './signal.ts';

/** A child of whose surname a word is one of the person's own names. */
export const ownName: FindSignals = (looks) =>
  [...groupBy(looks.filter((l) => showedChild(l) && l.ownName), (l) => l.subject?.id ?? '')].map(([child, own]) => ({
    key: child, looks: own, about: 'child',
    says: `The child has the same surname as the person, who looked ${counted(own.length, 'time')}${own.some((l) => l.allocated) ? ', and works with the child' : ' and does not work with the child'}. It may be chance: ask whether they are related or know each other.`,
  }));
