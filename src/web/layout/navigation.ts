/** The sections of the service in the order of the menu. Those that are `rare` are somebody's daily work only where there is little else. */
export const NAVIGATION = {
  'home': { text: 'Home', href: '/home' },
  'my-work': { text: 'My work', href: '/my-work' },
  'caseload': { text: 'Caseload', href: '/caseload' },
  'team': { text: 'Team', href: '/team' },
  'register': { text: 'Register', href: '/register' },
  'board': { text: 'RAG board', href: '/board' },
  'lists': { text: 'Lists', href: '/lists' },
  'measures': { text: 'Measures', href: '/measures' },
  'meetings': { text: 'Meetings', href: '/meetings' },
  'victims': { text: 'Victims', href: '/victims' },
  'shared': { text: 'Shared with us', href: '/shared' },
  'import': { text: 'Import', href: '/import', rare: true },
  'transfers': { text: 'Transfers to us', href: '/transfers', rare: true },
  'rights': { text: 'Rights', href: '/rights', rare: true },
  'looking': { text: 'Who looked', href: '/looking', rare: true },
  'retention': { text: 'Keeping and erasing', href: '/retention', rare: true },
  'accounts': { text: 'Accounts', href: '/accounts', rare: true },
  'policy': { text: 'Policy', href: '/policy', rare: true },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly href: string; readonly rare?: true }>>;

export type NavigationKey = keyof typeof NAVIGATION;

export const NAVIGATION_KEYS: readonly NavigationKey[] = [
  'home', 'my-work', 'caseload', 'team', 'register', 'board', 'lists', 'measures', 'meetings', 'victims', 'shared', 'import', 'transfers', 'rights', 'looking', 'retention', 'accounts', 'policy',
];

/** So many sections stand in one line at 1280 px. */
export const MOST_IN_LINE = 11;

/** A menu as it stands: what is in its line, and what is folded under "More" because the line is full. */
export interface Menu {
  readonly line: readonly NavigationKey[];
  readonly more: readonly NavigationKey[];
}

/** Whoever has few sections sees all of them; of many, those that are rare are folded away. */
export function menuIn(keys: readonly NavigationKey[]): Menu {
  if (keys.length <= MOST_IN_LINE) return { line: keys, more: [] };
  return { line: keys.filter((key) => !isRare(key)), more: keys.filter(isRare) };
}

function isRare(key: NavigationKey): boolean {
  return 'rare' in NAVIGATION[key];
}
