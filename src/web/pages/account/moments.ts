const MOMENT = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', hour12: false });

/** "Tue 24 November 2026, 10:05" in London. @param instant ISO 8601 */
export function momentText(instant: string): string {
  const part = Object.fromEntries(MOMENT.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${part['weekday']} ${part['day']} ${part['month']} ${part['year']}, ${part['hour']}:${part['minute']}`;
}
