import type { IcpRuler } from '../core/icp';
import { isMetricId, metricOf, type SettingId } from '../core/metrics';
import type { Currency } from '../core/model';
import type { Definitions } from '../core/workspace';
import type { ConflictKind, MergeConflict, MergeSide } from '../core/workspace-merge';
import {
  CALENDAR_WORDS,
  counted,
  decimal,
  listed,
  MONTH_NAMES,
  moneyExactly,
  OUTCOME_WORDS,
  percentText,
  YEAR_NAME_WORDS,
} from '../wording';
import { settingLabel, settingText } from './definitions-settings';
import { dayText } from './icp-ruler';

/** A choice between what stands here and what a file says. */
export type ConflictRow = {
  readonly id: string;
  readonly label: string;
  /** What becomes of the other one where it is not lost; null where it is not kept. */
  readonly note: string | null;
  readonly mine: string;
  readonly theirs: string;
  readonly taken: 'mine' | 'theirs';
};

/** Both sides of a merge, so that a setting is said in the words that its own page has for it. */
export type Sides = { readonly a: Definitions; readonly b: Definitions; readonly currency: Currency | null };

const NOTHING = 'nothing';
const isSetting = (kind: ConflictKind): kind is Extract<ConflictKind, SettingId> =>
  kind === 'lag' || kind === 'dealClass' || kind === 'allocationKey' || kind === 'ltvVariant' || kind === 'amountMeans';

const wordOf = (words: Readonly<Record<string, string>>, value: unknown): string | null =>
  typeof value === 'string' ? (new Map(Object.entries(words)).get(value) ?? value) : null;

/** What a value is in a file, where no page has words of its own for it. Objects are named by what they are called. */
function plainly(value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'number')
    return decimal(value, Number.isInteger(value) ? 0 : 6)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
  if (Array.isArray(value)) return listed(value.map(plainly));
  if (typeof value !== 'object') return String(value);
  const own = new Map<string, unknown>(Object.entries(value));
  return ['name', 'author', 'effectiveFrom', 'value', 'rate', 'least', 'version']
    .flatMap((key) => (own.has(key) ? [key === 'effectiveFrom' ? `from ${dayText(String(own.get(key)))}` : plainly(own.get(key))] : []))
    .join(', ');
}

const RULERS: Readonly<Record<Exclude<IcpRuler['kind'], 'version'>, string>> = {
  latest: 'the latest version',
  inForceThen: 'the version in force then',
};

/** The aim of targets, in the unit of their metric. */
function aimsText(value: unknown, metric: string, currency: Currency | null): string {
  const all = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const aims = all.map((each) =>
    typeof each === 'object' && each !== null && 'value' in each && typeof each.value === 'number' ? each.value : null,
  );
  const unit = isMetricId(metric) ? metricOf(metric).unit : 'count';
  const said = (aim: number | null): string => {
    if (aim === null) return NOTHING;
    if (unit === 'share') return percentText(aim);
    return unit === 'money' || unit === 'moneyPerDay' ? moneyExactly(aim, currency) : plainly(aim);
  };
  return aims.length === 0 ? NOTHING : listed(aims.map(said));
}

/** Numbers that were counted for a conflict between two lists. */
const countedIn = (value: unknown, one: string, many: string): string => (typeof value === 'number' ? counted(value, one, many) : NOTHING);

function textOf({ kind, key, a, b }: MergeConflict, side: MergeSide, { currency, ...of }: Sides): string {
  const [value, definitions] = [side === 'a' ? a : b, of[side]];
  const inForce = { definitions, currency, from: '' };
  if (isSetting(kind)) return settingText(kind, inForce).value;
  switch (kind) {
    case 'assumption':
      return settingText(key[0] as SettingId, inForce).value;
    case 'calendarMonths':
      return wordOf(CALENDAR_WORDS, value) ?? NOTHING;
    case 'calendarName':
      return wordOf(YEAR_NAME_WORDS, value) ?? NOTHING;
    case 'calendarStart':
      return MONTH_NAMES[typeof value === 'number' ? value - 1 : -1] ?? NOTHING;
    case 'falseDiscovery':
      return typeof value === 'number' ? percentText(value) : NOTHING;
    case 'icpRuler':
      return wordOf(RULERS, value) ?? plainly(value);
    case 'fileAsOf':
      return typeof value === 'string' ? dayText(value) : NOTHING;
    case 'stage':
      return typeof value === 'string' && value in OUTCOME_WORDS
        ? OUTCOME_WORDS[value as keyof typeof OUTCOME_WORDS].alone
        : plainly(value);
    case 'target':
      return aimsText(value, key[0] ?? '', currency);
    case 'flagRecord':
      return countedIn(value, 'finding', 'findings');
    case 'segmentation':
      return countedIn(value, 'version', 'versions');
    case 'scoring':
      return `${counted(definitions.icp.length, 'version of the ICP', 'versions of the ICP')}, ${counted(definitions.segmentations.length, 'version of a segmentation', 'versions of segmentations')}`;
    case 'column':
    case 'dealType':
    case 'band':
    case 'practical':
    case 'rate':
    case 'currency':
    case 'icpDraft':
    case 'tam':
    case 'icpVersions':
      return plainly(value);
  }
}

const LABELS: Readonly<Record<ConflictKind, string>> = {
  calendarMonths: 'Months of the calendar',
  calendarStart: 'First month of the fiscal year',
  calendarName: 'Fiscal years are called after',
  currency: 'Currency',
  amountMeans: '',
  lag: '',
  dealClass: '',
  allocationKey: '',
  ltvVariant: '',
  assumption: '',
  icpRuler: 'Periods are read by',
  icpDraft: 'Draft of the ICP',
  tam: 'Companies of the market, tiers 1 to 4',
  falseDiscovery: 'False flags allowed',
  column: 'Column',
  stage: 'Stage',
  dealType: 'Deal type',
  band: 'Bands of',
  fileAsOf: 'As-of date of',
  practical: 'Least change that counts:',
  target: 'Target:',
  rate: 'Exchange rate',
  icpVersions: 'Versions of the ICP',
  segmentation: 'Segmentation',
  flagRecord: 'What was found as of',
  scoring: 'ICP and segmentations, which cannot stand beside each other',
};
const METRICS: ReadonlySet<ConflictKind> = new Set(['practical', 'target']);

function labelOf({ kind, key }: MergeConflict): string {
  if (isSetting(kind)) return settingLabel(kind);
  if (kind === 'assumption') return settingLabel(key[0] as SettingId);
  if (kind === 'flagRecord') return `${LABELS[kind]} ${dayText(key[0] ?? '')}`;
  const [first = '', ...rest] = kind === 'target' ? key.slice(0, 1) : key;
  const about = METRICS.has(kind) && isMetricId(first) ? metricOf(first).label : first;
  return [LABELS[kind], about, ...rest].filter((part) => part !== '').join(' ');
}

function noteOf({ kind, keepsBoth }: MergeConflict): string | null {
  if (!keepsBoth) return null;
  return kind === 'icpVersions'
    ? 'Both are kept. The one you choose keeps its id and holds; the other is kept under another.'
    : 'Both are kept. The one you choose holds; the versions of the other stand before it.';
}

/** The conflicts of a merge as choices: `a` is what stands here, `b` what the file says. */
export const conflictRows = (conflicts: readonly MergeConflict[], sides: Sides): readonly ConflictRow[] =>
  conflicts.map((conflict) => ({
    id: conflict.id,
    label: labelOf(conflict),
    note: noteOf(conflict),
    mine: textOf(conflict, 'a', sides),
    theirs: textOf(conflict, 'b', sides),
    taken: conflict.taken === 'a' ? 'mine' : 'theirs',
  }));
