import { AGENCY_SORTS } from '../../core/access/roles.ts';
import { id, type AgencyId } from '../../core/values/ids.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Desk } from './desk.ts';
import { note } from './events.ts';
import type { Manager } from './administer.ts';

/** Adds an agency to the service. @returns what is wrong, by field; nothing if it was added */
export async function addAgency(desk: Desk, by: Manager, wanted: { readonly name: string; readonly sort: string; readonly from: PlainDate | undefined }): Promise<{ readonly faults: Readonly<Record<string, string>> }> {
  const name = wanted.name.trim();
  const agency = name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  const faults: Record<string, string> = {};
  if (agency.length < 2) faults['name'] = 'Give the name of the agency';
  else if ((await desk.identity.agencies(by.service)).some((a) => a.id === agency || a.name.toLowerCase() === name.toLowerCase())) faults['name'] = 'This agency is there already: give it an end, or no end, in the table';
  if (!Object.hasOwn(AGENCY_SORTS, wanted.sort) || wanted.sort === 'system') faults['sort'] = 'Choose what sort of agency it is';
  if (Object.keys(faults).length > 0 || wanted.from === undefined) return { faults };
  await desk.identity.addAgency(by.service, { id: id<AgencyId>(agency), name, sort: wanted.sort, from: wanted.from });
  await note(desk, by, 'agency added', by.address, { by: by.worker, detail: name });
  return { faults };
}

/** Sets the last day of an agency, or takes it away. Whoever is of it is signed out when the day has gone by: nobody holds a session of an agency that has ended. */
export async function endAgency(desk: Desk, by: Manager, agency: string, until: PlainDate | undefined): Promise<{ readonly fault?: string }> {
  const known = (await desk.identity.agencies(by.service)).find((a) => a.id === agency);
  if (known === undefined) return { fault: 'There is no such agency' };
  if (until !== undefined && known.from !== undefined && until < known.from) return { fault: `Last day: give a day that is not before its first, ${longDate(known.from)}` };
  await desk.identity.setAgencyUntil(by.service, known.id, until);
  await note(desk, by, 'agency: last day set', by.address, { by: by.worker, detail: `${known.name}: ${until === undefined ? 'no end' : longDate(until)}` });
  return {};
}
