import type { Cell } from './sheet.ts';
import type { FieldId, FieldValues } from './field-values.ts';
import { parseArea } from './parse/area.ts';
import { dateParser } from './parse/dates.ts';
import { parseEthnicity } from './parse/ethnicity.ts';
import { parseDyo, parseKnifeMark, parseLookedAfter, parseSex } from './parse/marks.ts';
import { parseFullName, textParser } from './parse/names.ts';
import { parseCount, parsePercentage } from './parse/numbers.ts';
import { parseOrders } from './parse/orders.ts';
import type { Parsed, ParseContext } from './parse/parsed.ts';
import { parseMeetingRag, parseRag, parseRating } from './parse/ratings.ts';

/** What a column of a tracker may mean, and how it is read. */
export interface TargetField<K extends FieldId> {
  readonly id: K;
  readonly label: string;
  /** headings that mean it, compared without case and punctuation */
  readonly aliases: readonly string[];
  readonly parse: (cell: Cell, context: ParseContext) => Parsed<FieldValues[K]>;
  /** a fact with a day of its own: a new value is a new entry. An undated fact that changes is asked about. */
  readonly dated: boolean;
  /** `completed`: a later day than today is a fault. `ahead`: the day may lie ahead. Absent: not a date. */
  readonly tense?: 'completed' | 'ahead';
  /** the field that holds its day, where it is another */
  readonly datedBy?: FieldId;
  /** another day is more likely a correction than a second act */
  readonly asksWhenChanged?: true;
  /** several columns may have it */
  readonly many?: true;
  /** values so typical that they tell the column without its heading */
  readonly telltale?: RegExp;
}

const completed = dateParser({ mayLieAhead: false, wordsAllowed: false });
const completedOrWords = dateParser({ mayLieAhead: false, wordsAllowed: true });
const ahead = dateParser({ mayLieAhead: true, wordsAllowed: true });

function target<K extends FieldId>(id: K, label: string, aliases: readonly string[], rest: Omit<TargetField<K>, 'id' | 'label' | 'aliases'>): TargetField<K> {
  return { id, label, aliases, ...rest };
}

function dateTarget<K extends FieldId>(
  id: K,
  label: string,
  aliases: readonly string[],
  tense: 'completed' | 'ahead',
  parse: TargetField<K>['parse'],
  rest: Pick<TargetField<K>, 'datedBy' | 'asksWhenChanged'> = {},
): TargetField<K> {
  return target(id, label, aliases, { parse, dated: true, tense, ...rest });
}

/** Every field that a tracker's column can be mapped to. */
export const TARGET_FIELDS: { readonly [K in FieldId]: TargetField<K> } = {
  reference: target(
    'reference',
    'Reference',
    [
      'YOS ref',
      'YOS no',
      'YOS number',
      'YOT ref',
      'YJS ref',
      'Ref',
      'Reference',
      'Ref no',
      'Case ref',
      'ID',
      'Child ID',
      'URN',
      'CareWorks ID',
      'ChildView ID',
      'Case number',
    ],
    {
      parse: textParser(40),
      dated: false,
      telltale: /^[A-Z]{1,4}[-/ ]?\d{3,9}[A-Z]?$/i,
    },
  ),
  surname: target('surname', 'Surname', ['Surname', 'Last name', 'Family name', 'Second name'], { parse: textParser(200), dated: false }),
  forenames: target('forenames', 'Forenames', ['Forename', 'Forename(s)', 'Forenames', 'First name', 'First names', 'First name(s)', 'Given name'], {
    parse: textParser(200),
    dated: false,
  }),
  'full-name': target('full-name', 'Whole name', ['Name', 'Full name', 'Young person', 'YP', 'YP name', 'Child', 'Child name', 'Name of child'], {
    parse: parseFullName,
    dated: false,
  }),
  'known-as': target('known-as', 'Known as', ['Known as', 'AKA', 'Alias', 'Street name', 'Nickname', 'Preferred name'], {
    parse: textParser(200),
    dated: false,
  }),
  'date-of-birth': target('date-of-birth', 'Date of birth', ['DOB', 'D.O.B.', 'Date of birth', 'Birth date', 'Born'], {
    parse: completed,
    dated: false,
    tense: 'completed',
  }),
  sex: target('sex', 'Sex', ['Sex', 'Gender', 'M/F'], { parse: parseSex, dated: false, telltale: /^(?:m|f|male|female)$/i }),
  ethnicity: target('ethnicity', 'Ethnicity', ['Ethnicity', 'Ethnic origin', 'Ethnic group', 'Ethnic code'], {
    parse: parseEthnicity,
    dated: false,
    telltale: /^(?:[WMABO][1-49]|NS)$/,
  }),
  'case-manager': target(
    'case-manager',
    'Case manager',
    ['Case manager', 'CM', 'Worker', 'Case worker', 'Allocated to', 'Case holder', 'YOT worker', 'Officer'],
    { parse: textParser(120), dated: false },
  ),
  area: target('area', 'Neighbourhood policing area', ['NPA', 'Area', 'Neighbourhood', 'Neighbourhood policing area', 'LPU', 'Police area', 'Locality'], {
    parse: parseArea,
    dated: false,
  }),
  'looked-after': target('looked-after', 'Looked-after status', ['LAC', 'LAC (Y/N)', 'Looked after', 'Looked after child', 'CLA', 'In care', 'Care status'], {
    parse: parseLookedAfter,
    dated: false,
  }),
  'habitual-knife-carrier': target('habitual-knife-carrier', 'Habitual knife carrier', ['HKC', 'Habitual knife carrier', 'Knife', 'Knife carrier'], {
    parse: parseKnifeMark,
    dated: false,
  }),
  'order-type': target('order-type', 'Order', ['Order', 'Order(s)', 'Orders', 'Order type', 'Disposal', 'Sentence', 'Outcome', 'Intervention'], {
    parse: parseOrders,
    dated: true,
    datedBy: 'order-start',
    telltale: /\b(?:yro|dto|referral order|youth rehabilitation|conditional caution)\b/i,
  }),
  'order-start': dateTarget(
    'order-start',
    'First day of the order',
    ['Order start', 'Start', 'Start date', 'Order date', 'Sentence date', 'Sentenced'],
    'completed',
    completed,
  ),
  'order-end': dateTarget('order-end', 'Last day of the order', ['Order end', 'End', 'End date', 'Order ends', 'Expiry', 'Ends'], 'ahead', ahead, {
    datedBy: 'order-start',
  }),
  yogrs: target('yogrs', 'YOGRS', ['YOGRS', 'YOGRS %', 'YOGRS score', 'OGRS'], { parse: parsePercentage, dated: true, datedBy: 'assessed-on' }),
  reoffending: target('reoffending', 'Likelihood of reoffending', ['LoR', 'Likelihood of reoffending', 'Reoffending', 'Risk of reoffending'], {
    parse: parseRating,
    dated: true,
    datedBy: 'assessed-on',
  }),
  harm: target('harm', 'Risk of serious harm', ['RoSH', 'Risk of serious harm', 'Serious harm', 'Harm'], {
    parse: parseRating,
    dated: true,
    datedBy: 'assessed-on',
  }),
  'safety-and-wellbeing': target(
    'safety-and-wellbeing',
    'Safety and well-being',
    ['S&WB', 'SWB', 'S&W', 'SaWB', 'Safety and well-being', 'Safety and wellbeing', 'Safety & wellbeing', 'Vulnerability'],
    {
      parse: parseRating,
      dated: true,
      datedBy: 'assessed-on',
    },
  ),
  'assessed-on': dateTarget(
    'assessed-on',
    'Last assessment',
    ['Last AssetPlus', 'AssetPlus', 'AssetPlus date', 'Assessed', 'Assessment date', 'Last assessment', 'Last Asset'],
    'completed',
    completed,
  ),
  dyo: target('dyo', 'DYO', ['DYO', 'DYO?', 'DYO status', 'DYO Y/N', 'Deter', 'Deter YO', 'IOM'], {
    parse: parseDyo,
    dated: true,
    datedBy: 'dyo-from',
    telltale: /^dy[o0]$/i,
  }),
  'dyo-from': dateTarget(
    'dyo-from',
    'DYO since',
    ['DYO from', 'DYO since', 'DYO date', 'Date of DYO', 'Classified', 'Date classified', 'On list since'],
    'completed',
    completed,
    { asksWhenChanged: true },
  ),
  'notified-on': dateTarget(
    'notified-on',
    'Notified',
    ['Notified by email', 'Notified', 'Email sent', 'Notification', 'Date notified'],
    'completed',
    completed,
  ),
  'family-told-on': dateTarget(
    'family-told-on',
    'Family told',
    ['Family told', 'Family informed', 'Parents told', 'Parents informed', 'YP informed', 'Family visit'],
    'completed',
    completedOrWords,
  ),
  'panel-on': dateTarget(
    'panel-on',
    'Case Management and Diversity Panel',
    ['CM&DP', 'CM&DP date', 'CMDP', 'Panel', 'Panel date', 'Case management panel'],
    'ahead',
    ahead,
  ),
  rag: target('rag', 'RAG', ['RAG', 'RAG rating', 'RAG status', 'Current RAG', 'Rating', 'Colour'], {
    parse: parseRag,
    dated: true,
    datedBy: 'rag-on',
    telltale: /^(?:red|amber|green)$/i,
  }),
  'rag-on': dateTarget('rag-on', 'RAG given on', ['RAG date', 'Date of RAG', 'Last RAG', 'RAG on', 'Last RAGged', 'Last rated'], 'completed', completed),
  'custody-place': target('custody-place', 'In custody at', ['Custody (where)', 'Custody', 'Establishment', 'Secure', 'YOI', 'Where in custody'], {
    parse: textParser(200),
    dated: false,
    telltale: /\b(?:YOI|STC|SCH)\b/,
  }),
  'release-date': dateTarget('release-date', 'Release date', ['Release date', 'Release', 'Date of release', 'Mid point', 'Due out'], 'ahead', ahead),
  'offences-since': target('offences-since', 'Offences since', ['Offences since DYO', 'Offences since', 'Reoffended', 'Further offences', 'New offences'], {
    parse: parseCount,
    dated: false,
  }),
  'removed-on': dateTarget(
    'removed-on',
    'Removed from the list',
    ['Removed', 'Removed on', 'Date removed', 'Left', 'Off list', 'De-selected', 'Deselected'],
    'completed',
    completed,
  ),
  'removed-why': target('removed-why', 'Why removed', ['Why', 'Why removed', 'Reason', 'Reason removed', 'Reason for removal'], {
    parse: textParser(4000),
    dated: true,
    datedBy: 'removed-on',
  }),
  comments: target(
    'comments',
    'Comment (quoted as written)',
    ['Comments', 'Comment', 'Notes', 'Note', 'Actions', 'Action', 'Siblings', 'Other', 'Remarks', 'Update', 'Latest'],
    {
      parse: (cell) => (cell.text.trim() === '' ? {} : { value: cell.text.trim() }),
      dated: false,
      many: true,
    },
  ),
  meeting: target('meeting', 'Rating at a meeting (a column for each meeting)', [], { parse: parseMeetingRag, dated: true, tense: 'completed', many: true }),
};

/** Ids of all target fields, in the order in which they are offered. */
export const FIELD_IDS: readonly FieldId[] = Object.values(TARGET_FIELDS).map((f) => f.id);

export function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(TARGET_FIELDS, text);
}
