import { metricOf, type AllocationKey } from '../core/metrics';
import type { Compared, Lag, Sensitivity, Setting, Variation } from '../core/metrics/sensitivity';
import type { Currency, Reading } from '../core/model';
import { cardLimits, counted, decimal, KEY_WORDS, lagWords, lowered, needText, raised, rankingSentence, type Sentence } from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { cited, type Cited } from './cited';
import { firmnessWords, rankingWords } from './economics-headline';
import { besideCell, partsOf } from './economics-rows';
import { dimensionName, memberName } from './name';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** A number by segment under every key and every lag, with what it ranges over and whether the order of segments holds. */
export type Firmness = {
  readonly keys: { readonly sentence: Sentence; readonly table: Table };
  readonly lags: { readonly sentence: Sentence; readonly table: Table };
  /** The same over margins and over horizons, where these act on the number. */
  readonly further: readonly { readonly sentence: Sentence; readonly table: Table }[];
  /** Said before anything else: the order on the page is made by the key itself. */
  readonly warning: string | null;
  /** Why there is nothing to vary. */
  readonly instead: string | null;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

type Marks = Pick<Setting<unknown>, 'isInForce' | 'isEqualising' | 'isReordered'>;

/** A choice as a column is headed: its name, and what there is to know of it. */
function headed(name: string, { isInForce, isEqualising, isReordered }: Marks, equal: string): string {
  const marks = [
    isInForce ? 'in force' : '',
    isEqualising ? equal : '',
    isReordered === true && !isInForce && !isEqualising ? 'order changes' : '',
  ];
  const said = marks.filter((mark) => mark !== '').join(', ');
  return said === '' ? name : `${name} (${said})`;
}

/** What a key levels over the segments, whatever was spent on them: exactly so at one lag and one win a customer. */
const EQUALS: ReadonlyMap<AllocationKey, string> = new Map([
  ['won', 'levels CAC'],
  ['revenue', 'levels CAC:ACV'],
]);

/** A segment by its name and its place among the readings. */
type Named = { readonly name: string; readonly at: number };
type Frame = { readonly named: readonly Named[]; readonly least: number; readonly currency: Currency | null; readonly metric: Compared };

function rangeCell(range: { readonly low: number; readonly high: number } | null, { currency, metric }: Frame): Cell {
  if (range === null) return { text: '', sort: null };
  return numberCell(cardLimits(range.low, range.high, { unit: metricOf(metric).unit, currency }), range.high - range.low);
}

function rowsOf(variation: Pick<Variation<unknown, string>, 'settings' | 'ranges'>, frame: Frame): readonly Row[] {
  const inForce = variation.settings.find(({ isInForce }) => isInForce)?.readings ?? [];
  return frame.named.map(({ name, at }) => ({
    id: String(at),
    cells: [
      textCell(name),
      ...variation.settings.map(({ readings }) => besideCell(readings[at] ?? null, frame.least)),
      rangeCell(variation.ranges[at] ?? null, frame),
      numberCell(decimal(inForce[at]?.n ?? 0), inForce[at]?.n ?? 0),
    ],
  }));
}

function tableOf(
  variation: Pick<Variation<unknown, string>, 'settings' | 'ranges'>,
  frame: Frame,
  { caption, name, headers }: { readonly caption: string; readonly name: string; readonly headers: readonly string[] },
): Table {
  return {
    caption,
    columns: [
      { id: 'segment', label: name, isNumber: false },
      ...headers.map((label, at) => ({ id: `choice ${at}`, label, isNumber: true })),
      { id: 'range', label: 'Range', isNumber: true },
      { id: 'n', label: 'n', isNumber: true },
    ],
    rows: rowsOf(variation, frame),
    note: null,
  };
}

const keyHeader = (setting: Setting<AllocationKey>): string =>
  headed(raised(KEY_WORDS[setting.choice]), setting, EQUALS.get(setting.choice) ?? '');
const lagHeader = (setting: Setting<Lag>): string => headed(raised(lagWords(setting.choice)), setting, '');

function warningOf({ keys }: Sensitivity): string | null {
  const inForce = keys.settings.find(({ isInForce }) => isInForce);
  if (inForce === undefined || !inForce.isEqualising) return null;
  const what = inForce.choice === 'won' ? 'CAC' : 'CAC over ACV';
  return `Spend is shared by ${KEY_WORDS[inForce.choice]}: that levels ${what} over the segments, whatever was spent on them. Another key tells them apart.`;
}

function evidenceOf(settings: readonly Setting<string | number>[], word: (choice: never) => string): readonly Cited[] {
  return settings.flatMap(({ choice, readings }) => cited(readings, word(choice as never)));
}

const missingText = (total: Reading | null, metric: Compared): string | null =>
  total === null || total.missing === null ? null : needText(metricOf(metric).label, total.missing, total.unmapped);

/** The segments in the order in which the page has them on the same number. */
function namedIn(answered: Answered, { segments }: Sensitivity, metric: Compared): readonly Named[] {
  return partsOf(answered, metric).map(({ name, label }) => ({ name, at: segments.indexOf(label) }));
}

/** What is varied first: LTV:CAC, or CAC where that alone can be stated. */
export function firstVaried({ analysis }: Answered): Compared {
  const isStated = (metric: Compared): boolean => readingOf(analysis.now, metric)?.missing === null;
  return !isStated('ltvToCac') && isStated('cac') ? 'cac' : 'ltvToCac';
}

const FOOT: readonly string[] = [
  'the order of two segments is compared wherever both have a value and rest on enough; equal ones keep it',
  'won deals level CAC and amount won levels CAC over ACV, whatever was spent: both are shown and decide only where in force',
  'one gross margin scales every LTV alike: it changes the answers and cannot change their order',
];

type Given = {
  readonly lead: string;
  readonly over: string;
  readonly write: (choice: number) => string;
  readonly clause: (choice: number) => string;
};
const MARGIN: Given = {
  lead: 'Gross margins',
  over: 'under each gross margin',
  write: (choice) => `${decimal(choice * 100)}% margin`,
  clause: (choice) => `with a margin of ${decimal(choice * 100)}%`,
};
const HORIZON: Given = {
  lead: 'Horizons of LTV',
  over: 'under each horizon',
  write: (choice) => counted(choice, 'month'),
  clause: (choice) => `over ${counted(choice, 'month')}`,
};

/** One block of the card: the verdict over some values of a number that people give, and the table it was read off. */
function givenBlock(
  variation: Sensitivity['margins'] | Sensitivity['horizons'],
  { lead, over, write, clause }: Given,
  { frame, name, labels }: { readonly frame: Frame; readonly name: string; readonly labels: readonly string[] },
): Firmness['further'] {
  if (variation === null) return [];
  const { label } = metricOf(frame.metric);
  return [
    {
      sentence: rankingSentence(lead, rankingWords<number>(variation, labels, clause)),
      table: tableOf(variation, frame, {
        caption: `${label} by ${lowered(name)} ${over}`,
        name,
        headers: variation.settings.map((setting) => headed(write(setting.choice), setting, '')),
      }),
    },
  ];
}

/** How much of a number, and of the order of its segments, hangs on how spend is shared and how early it is looked for. */
export function firmness(answered: Answered, sensitivity: Sensitivity, metric: Compared): Firmness {
  const { analysis, dataset, definitions } = answered;
  const split = analysis.segmentDimension;
  const total = readingOf(analysis.now, metric);
  const words = firmnessWords(answered, sensitivity);
  const instead = missingText(total, metric);
  const { label } = metricOf(metric);
  const frame: Frame = {
    named: namedIn(answered, sensitivity, metric),
    least: leastOf(definitions),
    currency: total?.currency ?? null,
    metric,
  };
  const name = split === null ? 'All' : dimensionName(dataset, split);
  const { keys, lags } = sensitivity;
  const labels = sensitivity.segments.map((segment) => (split === null ? '' : memberName(dataset, split, segment)));
  const caption = (over: string): string => `${label} by ${lowered(name)} ${over}`;
  return {
    keys: {
      sentence: rankingSentence('Ways to share spend', words.keys),
      table: tableOf(keys, frame, { caption: caption('under each way to share spend'), name, headers: keys.settings.map(keyHeader) }),
    },
    lags: {
      sentence: rankingSentence('Lags between spend and win', words.lags),
      table: tableOf(lags, frame, { caption: caption('under each lag'), name, headers: lags.settings.map(lagHeader) }),
    },
    further: [
      ...givenBlock(sensitivity.margins, MARGIN, { frame, name, labels }),
      ...givenBlock(sensitivity.horizons, HORIZON, { frame, name, labels }),
    ],
    warning: warningOf(sensitivity),
    instead,
    foot: instead === null ? FOOT : [],
    evidence: [
      ...evidenceOf(keys.settings, (choice: AllocationKey) => `spend shared by ${KEY_WORDS[choice]}`),
      ...evidenceOf(lags.settings, (choice: Lag) => `lag ${lagWords(choice)}`),
      ...evidenceOf(sensitivity.margins?.settings ?? [], (choice: number) => MARGIN.write(choice)),
      ...evidenceOf(sensitivity.horizons?.settings ?? [], (choice: number) => HORIZON.write(choice)),
    ],
  };
}
