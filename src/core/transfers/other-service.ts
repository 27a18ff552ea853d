import { id, type AgencyId, type ServiceId } from '../values/ids.ts';

const PREFIX = 'service:';

/** Another service of the installation where an agency is meant: as the recipient of a disclosure, or whose information something is. */
export function otherService(service: ServiceId | string): AgencyId {
  return id<AgencyId>(`${PREFIX}${service}`);
}

export function isOtherService(agency: string): boolean {
  return agency.startsWith(PREFIX);
}

/** The service that is meant, if one is. */
export function serviceMeant(agency: string): ServiceId | undefined {
  return isOtherService(agency) ? id<ServiceId>(agency.slice(PREFIX.length)) : undefined;
}
