import { agreementsOf } from '../../core/chronology/facts/partnership.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Ports, Reader } from '../ports/index.ts';

/** What the service has recorded about itself: who it is, how it is reached, with whom it has agreed to share. */
export interface ServiceDetails {
  readonly name: string;
  /** undefined until somebody has said how the service is reached */
  readonly contact?: Contact;
  /** partners with an agreement in force, by name */
  readonly partners: readonly { readonly name: string; readonly agreements: readonly string[] }[];
}

export interface Contact {
  readonly address: string;
  readonly telephone: string;
  readonly email?: string;
  readonly officer: string;
  readonly body?: string;
  readonly kept?: string;
  readonly since: PlainDate;
}

/** Loads it, as the reader may see it. */
export async function serviceDetails(ports: Ports, reader: Reader, serviceName: string): Promise<ServiceDetails> {
  const entries = await ports.store.asReader(reader, (unit) => unit.gathered.aboutUnits(['unit.recorded', 'agreement.registered', 'agreement.reviewed', 'notice.details-set']));
  const line = timeline(entries);
  const set = line.findLast((e) => e.kind === 'notice.details-set');
  const text = (name: string): string | undefined => (typeof set?.data[name] === 'string' ? String(set.data[name]) : undefined);
  const [email, body, kept] = [text('email'), text('council-or-body'), text('kept')];
  const partners = [...new Set(line.map((e) => e.subject.id))].flatMap((unit) => {
    const own = line.filter((e) => e.subject.id === unit);
    const about = own.findLast((e) => e.kind === 'unit.recorded');
    const agreements = agreementsOf(own).filter((a) => !a.ended).map((a) => a.title);
    return about === undefined || about.data['sort'] === 'service' || agreements.length === 0 ? [] : [{ name: String(about.data['name']), agreements }];
  });
  return {
    name: serviceName,
    ...(set === undefined ? {} : { contact: {
      address: text('address') ?? '', telephone: text('telephone') ?? '', officer: text('officer') ?? '', since: set.occurredOn,
      ...(email === undefined ? {} : { email }), ...(body === undefined ? {} : { body }), ...(kept === undefined ? {} : { kept }),
    } }),
    partners: partners.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  };
}
