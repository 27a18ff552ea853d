/** Looks every ten seconds whether another screen has saved this child, and says so; what is typed here stays. */
export function watchMeeting(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-meeting-watch]');
  const address = place?.dataset['meetingWatch'];
  if (place === null || address === undefined) return;
  const known = Number(place.dataset['version'] ?? '0');
  const look = async (): Promise<void> => {
    if (page.visibilityState === 'hidden') return;
    try {
      const answer = await fetch(address, { credentials: 'same-origin', redirect: 'manual', headers: { accept: 'application/json' } });
      if (!answer.ok) return;
      const { version, savedBy } = (await answer.json()) as { readonly version?: unknown; readonly savedBy?: unknown };
      if (typeof version !== 'number' || version <= known) return;
      const said = `${typeof savedBy === 'string' ? savedBy : 'Somebody'} has saved this child on another screen. Save yours: you are shown what differs, and nothing is lost.`;
      if (place.textContent !== said) place.textContent = said;
    } catch {
      // No connection: it is looked at again in ten seconds.
    }
  };
  setInterval(() => void look(), 10_000);
}
