/** What children want, what goes well and what they think of what is done: in words that they might use. */
export const INTERESTS: readonly string[] = ['boxing', 'football', 'music production', 'cooking', 'bricklaying taster days', 'cricket', 'the gym', 'drawing', 'basketball', 'mechanics', 'dance', 'hairdressing', 'coding club', 'the cadets', 'barbering', 'photography'];

export const WANTS: readonly string[] = [
  'To get into college and do {i}.',
  'To be trusted to go out at weekends.',
  'To live with my nan for good.',
  'To get a job with my uncle and have my own money.',
  'For people to stop bringing up last year.',
  'To get back into lessons with my friends.',
  'To finish this order without going back to court.',
  'To see my little brother more.',
  'For my mum not to be stressed.',
  'To learn to drive when I am 17.',
];

export const STRENGTHS: readonly string[] = [
  'Good at {i}. Patient with younger children.',
  'Says sorry and means it. Has one close friend who stays out of trouble.',
  'Turns up when told why it matters. Practical and quick with hands.',
  'Gets on with {a}, who is steady and kind.',
  'Funny, notices how other people feel. Loves {i}.',
  'Honest about mistakes. Wants to work.',
  'Has a teacher who believes in them. Reads a lot.',
  'Looks after a grandmother. Does {i} every week.',
];

export const VIEWS: readonly string[] = [
  'The sessions are all right when we do something and not only talk.',
  'I do not like the office but the walks are good.',
  'You listen. The other meetings are too long.',
  'I understand why the curfew is there. Ten would be fairer than eight.',
  'I do not get the letters. Text me.',
  'I want to know what the police say about me.',
];

export const COMMUNICATION: readonly string[] = [
  'Understands more when things are drawn. Texts instead of letters.',
  'Speech and language needs: short sentences, one thing at a time.',
  'Speaks English well; letters for the family need an interpreter.',
  'Dyslexic. Read things out and check that they made sense.',
  'Hearing aid on the left. Sit on the right side.',
  'Attention deficit: breaks every twenty minutes, something for the hands.',
];

export const HOUSEHOLDS: readonly string[] = ['Mother and two younger sisters', 'Mother, stepfather and a baby brother', 'Father and grandmother', 'Both parents and four brothers and sisters', 'Grandmother', 'Aunt and two cousins', 'Mother', 'Both parents and an older brother'];
export const PLACEMENTS: readonly string[] = ['Foster carers and another child', 'A children’s home with three others', 'Supported lodgings'];
export const ACCESS: readonly string[] = ['A dog that barks and does not bite', 'Ring first: the bell is broken', 'Ask who is at home before going in', 'Second floor, no lift', 'A neighbour watches who comes: no lanyard at the door'];

export const STREETS: Readonly<Record<string, readonly string[]>> = {
  'Central Leicester': ['Larkmoor Street', 'Old Foundry Lane', 'Tanners Row', 'Weavers Court'],
  'East Leicester': ['Quarrybank Road', 'Merefield Avenue', 'Ashgrove Terrace', 'Temperance Close'],
  'South Leicester': ['Hollowdale Road', 'Kestrel Crescent', 'Saltersgate', 'Fieldhouse Drive'],
  'West Leicester': ['Brackenwood Road', 'Priory Heights', 'Danesbrook Avenue', 'Millstone Close'],
};

export const OFFENCES: readonly (readonly [string, number])[] = [
  ['Assault by beating', 3],
  ['Assault occasioning actual bodily harm', 4],
  ['Affray', 4],
  ['Robbery', 6],
  ['Attempted robbery', 6],
  ['Possession of a bladed article', 4],
  ['Burglary of a dwelling', 6],
  ['Burglary other than a dwelling', 4],
  ['Theft from a shop', 3],
  ['Theft of a pedal cycle', 3],
  ['Taking a vehicle without consent', 4],
  ['Criminal damage', 2],
  ['Possession of cannabis', 2],
  ['Possession of cannabis with intent to supply', 4],
  ['Being concerned in the supply of class A drugs', 6],
  ['Public order, causing fear of violence', 3],
  ['Breach of a youth rehabilitation order', 4],
];

export const SOCIAL_WORKERS: readonly string[] = ['M. Teague', 'R. Obafemi', 'G. Whitcombe', 'L. Sabine', 'P. Dhokia', 'A. Crossland'];
export const SECURE_PLACES: readonly string[] = ['Werrington', 'Wetherby', 'Oakhill', 'A secure children’s home'];
