/** The sections of the service in the order of the menu. */
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
  'import': { text: 'Import', href: '/import' },
  'victims': { text: 'Victims', href: '/victims' },
  'shared': { text: 'Shared with us', href: '/shared' },
  'transfers': { text: 'Transfers to us', href: '/transfers' },
  'rights': { text: 'Rights', href: '/rights' },
  'looking': { text: 'Looking to check', href: '/looking' },
  'retention': { text: 'Keeping and erasing', href: '/retention' },
  'policy': { text: 'Policy', href: '/policy' },
  'accounts': { text: 'Accounts', href: '/accounts' },
} as const;

export type NavigationKey = keyof typeof NAVIGATION;

export const NAVIGATION_KEYS: readonly NavigationKey[] = [
  'home', 'my-work', 'caseload', 'team', 'register', 'board', 'lists', 'measures', 'meetings', 'import', 'victims', 'shared', 'transfers', 'rights', 'looking', 'retention', 'policy', 'accounts',
];
