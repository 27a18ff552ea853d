/** The neighbourhood policing areas of Leicester City, used where a service has named none of its own. */
export const LEICESTER_AREAS: readonly string[] = ['Central Leicester', 'East Leicester', 'South Leicester', 'West Leicester'];
