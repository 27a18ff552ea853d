/** For whom the notice is: the child, or a parent or carer in easy words. */
export const READERS = { child: 'For children and young people', carer: 'For parents and carers, in easy words' } as const;
export type NoticeReader = keyof typeof READERS;

export interface NoticeSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface Notice {
  readonly title: string;
  readonly sections: readonly NoticeSection[];
  /** names, addresses and numbers, which have no reading age */
  readonly contact: readonly (readonly [string, string])[];
}

/** What the notice is filled in with. */
export interface NoticeData {
  readonly service: string;
  readonly partners: readonly string[];
  readonly contact?: { readonly address: string; readonly telephone: string; readonly email?: string; readonly officer: string; readonly body?: string; readonly kept?: string };
}

/** The text whose reading age is worked out: every line, without the names and numbers at its end. */
export function noticeText({ sections }: Notice): string {
  return sections.flatMap((s) => [s.heading, ...s.lines]).join('\n');
}

/** The privacy notice, as UK GDPR, Articles 13 and 14 want it, in words that an eleven-year-old can read. */
export function privacyNotice(reader: NoticeReader, data: NoticeData): Notice {
  return {
    title: reader === 'child' ? 'What we write down about you' : 'What we write down about your child',
    sections: reader === 'child' ? forChild(data) : forCarer(data),
    contact: contactOf(data),
  };
}

function forChild({ partners, contact }: NoticeData): readonly NoticeSection[] {
  return [
    { heading: 'Who we are', lines: ['We work with young people who got into trouble, or who might.', 'We help you to stay safe and to stay out of trouble. The law says that we must do this work.'] },
    { heading: 'What we write down', lines: [
      'We write down who you are and where you live.',
      'We write down who is in your family and who looks after you.',
      'We write down what happened: with the police, in court, at school and at home.',
      'We write down what we did and said, and what you want.',
      'Some of it is about your health, and some is about crime. We take extra care with that.',
    ] },
    { heading: 'Where it comes from', lines: ['You tell us. Your family tells us.', 'The police, the court, your school, your doctor and your social worker tell us things too.'] },
    { heading: 'Why we write it down', lines: ['So that we know how to help you.', 'So that you and other people are safe.', 'So that the court knows how you are doing.', 'No computer decides about you. People do.'] },
    { heading: 'Who can see it', lines: [
      'The people who work here, and only if their job needs it. Each time somebody opens your record, their name is kept.',
      'We may tell others, if the law lets us and if it helps to keep you or others safe. We write down what we told them and why.',
      ...(partners.length === 0 ? [] : ['We have rules for sharing with those whose names are on the last page.']),
      'We do not sell it.',
    ] },
    { heading: 'How long we keep it', lines: [contact?.kept ?? 'We keep it for as long as the law and our rules say. Then we delete it. Ask us how long that is for you.'] },
    { heading: 'What you can ask', lines: [
      'You can ask to see what we have written. We must answer in one month. It is free.',
      'Is something wrong? You can ask us to put it right. If we do not, you can write what you think and we keep it with ours.',
      'You can ask us to delete something, or to stop using it. Sometimes we have to say no. Then we tell you why.',
      'Just tell any of us. You do not have to write a letter. Somebody you trust can ask for you.',
    ] },
    { heading: 'If you are not happy', lines: ['Tell us, or tell the person who looks after this for us. Their name is on the last page.', 'You can also tell the Information Commissioner. They check on us. It is free. Phone 0303 123 1113 or go to ico.org.uk.'] },
  ];
}

function forCarer({ partners, contact }: NoticeData): readonly NoticeSection[] {
  return [
    { heading: 'Who we are', lines: ['We work with young people who got into trouble.', 'We also help young people who might get into trouble.', 'The law says that we must do this work.'] },
    { heading: 'What we keep', lines: ['Your child’s name, birthday and address.', 'Your name and how to reach you.', 'What happened with the police and in court.', 'How your child is doing at home and at school.', 'Some facts about health.', 'What we all agreed to do.'] },
    { heading: 'Why we keep it', lines: ['To help your child.', 'To keep people safe.', 'To tell the court how things are.', 'People decide. A computer does not.'] },
    { heading: 'Who can see it', lines: [
      'The people here who work with your child.',
      'We keep the name of each person who looks.',
      'We may tell others if the law lets us.',
      'We write down what we told them and why.',
      ...(partners.length === 0 ? [] : ['The last page has the names of those we share with under set rules.']),
      'We do not sell it.',
    ] },
    { heading: 'How long we keep it', lines: [contact?.kept ?? 'As long as the law and our rules say. Ask us how long.'] },
    { heading: 'What you can ask', lines: ['You can ask what we keep about you.', 'You can ask for your child too.', 'If your child is 12 or more, we ask your child first.', 'You can tell us if something is wrong.', 'You can ask us to delete it or to stop using it.', 'We must answer in one month.', 'It is free.'] },
    { heading: 'If you are not happy', lines: ['Tell us first.', 'You can also tell the Information Commissioner.', 'Phone 0303 123 1113.', 'Or go to ico.org.uk.'] },
  ];
}

function contactOf({ service, partners, contact }: NoticeData): Notice['contact'] {
  return [
    ['Who we are', contact?.body === undefined ? service : `${service}, ${contact.body}`],
    ...(contact === undefined ? [] : [
      ['Where we are', contact.address] as const,
      ['Telephone', contact.telephone] as const,
      ...(contact.email === undefined ? [] : [['E-mail', contact.email] as const]),
      ['Who looks after this for us', contact.officer] as const,
    ]),
    ...(partners.length === 0 ? [] : [['We have rules for sharing with', partners.join(', ')] as const]),
    ['The Information Commissioner', 'Telephone 0303 123 1113. ico.org.uk'],
  ];
}
