import type { ComponentChildren } from 'preact';
import { CsrfField } from '../../../components/index.ts';
import { isRole, type Role, roleInSentence } from '../../../../core/access/roles.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import type { Entry } from '../../../../core/chronology/entry.ts';
import type { PlainDate } from '../../../../core/values/plain-date.ts';
import type { WorkerId } from '../../../../core/values/ids.ts';
import type { KeptRecord } from '../../../../app/retention/load-kept.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import type { FieldError } from '../../../route.ts';

/** What the parts of the page about one record share: what is kept, who looks, and what was sent last. */
export interface KeptModel {
  readonly kept: KeptRecord;
  /** the page itself: its forms are sent below it */
  readonly path: string;
  /** the clause says who agrees; a record of this sort in a sentence */
  readonly what: string;
  readonly today: PlainDate;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly role: Role;
  readonly me: WorkerId;
  readonly command: string;
}

export function Form({ m, action, children }: { readonly m: KeptModel; readonly action: string; readonly children: ComponentChildren }) {
  return (
    <form method="post" action={`${m.path}/${action}`} novalidate>
      <CsrfField token={m.csrf} />
      <input type="hidden" name="_command" value={m.command} />
      <input type="hidden" name="_page" value={m.path} />
      {children}
    </form>
  );
}

export function fault(m: KeptModel, field: string): { readonly error?: string } {
  const found = m.errors.find((e) => e.field === field);
  return found === undefined ? {} : { error: found.text };
}

/** Whether the reader's role records this about keeping: holds, and keeping longer, are for managers and the governance officer. */
export function records(m: KeptModel, kind: 'hold.placed' | 'hold.reviewed' | 'hold.lifted' | 'disposal.decided'): boolean {
  const by = kindOf(kind)?.recordedBy ?? [];
  return by === 'anyone' || by.includes(m.role);
}

/** Whether something that this form sends was refused. */
export function isOpen(m: KeptModel, ...fields: readonly string[]): boolean {
  return m.errors.some((e) => e.field !== undefined && fields.includes(e.field));
}

/** The id of a control: that of its name where it was sent, so that the list of faults leads there; else one of its own. */
export function idOf(name: string, sent: boolean, suffix: string): string {
  return sent ? name : `${name}-${suffix}`;
}

export function counted(n: unknown, of: 'entry' | 'trace' = 'entry'): string {
  const several = of === 'entry' ? 'entries' : 'traces';
  return n === 1 ? `1 ${of}` : `${String(n)} ${several}`;
}

export function personOf(m: KeptModel, entry: Entry): string {
  const name = m.kept.workers.find((w) => w.id === entry.recordedBy)?.name ?? 'Somebody who has left';
  const as = entry.data['as'];
  const role = typeof as === 'string' && isRole(as) ? as : entry.recordedAs;
  return `${name}, ${roleInSentence(role)}`;
}
