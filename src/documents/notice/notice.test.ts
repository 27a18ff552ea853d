import { describe, expect, test } from 'vitest';
import { readingAge } from '../letter/reading-age.ts';
import { noticeText, privacyNotice, READERS, type NoticeReader } from './notice-text.ts';

const BARE = { service: 'A service', partners: [] };
const FULL = { service: 'A service', partners: ['Probation', 'The college'], contact: { address: '1 High Street', telephone: '0116 496 0000', officer: 'The officer', body: 'The council' } };

describe.each(Object.keys(READERS) as NoticeReader[])('the privacy notice for the %s', (reader) => {
  test.each([BARE, FULL])('can be read by an eleven-year-old', (data) => {
    expect(readingAge(noticeText(privacyNotice(reader, data)))).toBeLessThanOrEqual(11);
  });
  test('no single part of it is much harder than the whole', () => {
    for (const { heading, lines } of privacyNotice(reader, FULL).sections) expect(readingAge(lines.join('\n')), heading).toBeLessThanOrEqual(12);
  });
  test('says who we are, how to reach us, how to ask and how to complain', () => {
    const { sections, contact } = privacyNotice(reader, FULL);
    expect(noticeText(privacyNotice(reader, FULL))).toContain('Information Commissioner');
    expect(sections.map((s) => s.heading)).toContain('What you can ask');
    expect(contact.flat().join(' ')).toContain('The officer');
    expect(contact.flat().join(' ')).toContain('Probation, The college');
  });
});
