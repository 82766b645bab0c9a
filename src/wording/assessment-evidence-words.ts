import { evidenceSpec, type EvidenceId, type EvidenceUnit, type MeasuredEvidence } from '../core/assessment';
import type { Missing } from '../core/model';
import { FUNCTION_WORDS } from './decision-words';
import { counted, decimal, rangeText, signed } from './number';
import { reasonText } from './reason';
import { listed } from './sentence';

/** What the count beside a value is of. */
const RESTS_ON: Readonly<Partial<Record<EvidenceId, readonly [one: string, many: string]>>> = {
  E04: ['closed deal', 'closed deals'],
  E06: ['value', 'values'],
  E07: ['account', 'accounts'],
  E08: ['attribute with values', 'attributes with values'],
  E09: ['account', 'accounts'],
  E10: ['open deal', 'open deals'],
  E11: ['open deal', 'open deals'],
  E12: ['account', 'accounts'],
  E13: ['deal in the smaller tier', 'deals in the smaller tier'],
  E14: ['deal', 'deals'],
  E15: ['owner', 'owners'],
  E16: ['segment', 'segments'],
  E17: ['segment', 'segments'],
  E18: ['lost deal', 'lost deals'],
  E21: ['decision', 'decisions'],
  E22: ['created deal', 'created deals'],
  E23: ['deal on the smaller side', 'deals on the smaller side'],
  E24: ['segment', 'segments'],
  E25: ['line of spend', 'lines of spend'],
  E26: ['segment', 'segments'],
  E27: ['decision', 'decisions'],
  E29: ['deal', 'deals'],
  E30: ['quarter', 'quarters'],
  E32: ['account', 'accounts'],
};

/** Reasons of what is written down here: nothing has been, or nothing can be yet. */
const OWN_REASONS: Readonly<Partial<Record<EvidenceId, Partial<Record<Missing, string>>>>> = {
  E12: { not_mapped: 'no column holds the tier of the CRM' },
  E09: { not_mapped: 'no column of intent is loaded' },
  E15: { not_mapped: 'no column holds the owner' },
  E18: { not_mapped: 'no column holds the reason of lost deals' },
  E23: { not_mapped: 'no column holds the lead source', no_created: 'no lead source is clearly of marketing, or none of sales' },
  E24: {
    no_spend: 'no line of spend names a segment',
    below_min_n: 'fewer than three segments have spend, new deals or expansion of their own',
  },
  E27: { no_history: 'no approver of a decision of the last four quarters is recorded' },
  E31: { no_history: 'neither a discovery nor a weight check is recorded' },
};

/** Why a piece of evidence is not in the data. */
const missingText = (id: EvidenceId, missing: Missing): string => OWN_REASONS[id]?.[missing] ?? reasonText(missing);

const percent = (value: number, decimals = 0): string => `${decimal(value * 100, decimals)}%`;

/** The decimals that keep a share on its own side of its thresholds: 59.7 % is not printed as 60 %. */
function shareOf(value: number, thresholds: readonly number[]): string {
  const rounded = Math.round(value * 100) / 100;
  const isHidden = thresholds.some((at) => value !== at && (rounded - at) * (value - at) <= 0);
  return percent(value, isHidden ? 1 : 0);
}

/** What a count is one of, where there is an end to it. */
const OUT_OF: Readonly<Partial<Record<EvidenceId, string>>> = { E08: 'of 5 kinds', E27: 'of 5 functions' };

/** The value alone: `71%`, `21 months`, `yes`. */
function evidenceValue(value: number, unit: EvidenceUnit, thresholds: readonly number[] = []): string {
  switch (unit) {
    case 'yesNo':
      return value === 1 ? 'yes' : 'no';
    case 'count':
      return decimal(value, Number.isInteger(value) ? 0 : 1);
    case 'months':
      return counted(value, 'month');
    case 'share':
      return shareOf(value, thresholds);
    case 'points':
      return `${signed(value * 100)} ${decimal(Math.abs(value) * 100) === '1' ? 'point' : 'points'}`;
    case 'ratio':
      return `${decimal(value, 2)}×`;
    case 'overlap':
      return `${decimal(value)} of 3`;
    case 'quarters':
      return `${decimal(value)} of 4`;
  }
}

function limitsText({ low, high }: MeasuredEvidence, unit: EvidenceUnit): string | null {
  if (low === null || high === null) return null;
  return unit === 'points' ? `${signed(low * 100)} to ${signed(high * 100)}` : `${rangeText(decimal(low * 100), decimal(high * 100))}%`;
}

/** A piece of evidence as it is read: its value, its interval, and what it rests on. */
export type EvidenceText = { readonly value: string; readonly interval: string | null; readonly rests: string };

/** A share says how many of what; what was itself counted among something says of how many. */
function restsText({ id, part }: MeasuredEvidence, rests: string): string {
  if (rests === '') return '';
  if (OF_ALL.has(id)) return `of ${rests}`;
  return part === null ? rests : `${decimal(part)} of ${rests}`;
}

const OF_MARKET = ['company of the market', 'companies of the market'] as const;
const OF_ALL: ReadonlySet<EvidenceId> = new Set(['E17', 'E21', 'E26']);

/** Under ten no share is told in percent. */
const LEAST = 10;

/** `71%`, `69–73%`, `1,240 of 1,746 values`; the reason where there is no value. */
export function evidenceText(evidence: MeasuredEvidence): EvidenceText {
  const { id, value, missing, n, part } = evidence;
  const { unit, settings } = evidenceSpec(id);
  const nouns = evidence.facts.includes('ofMarket') ? OF_MARKET : RESTS_ON[id];
  if (missing !== null) return { value: `not in the data: ${missingText(id, missing)}`, interval: null, rests: '' };
  if (value === null) return { value: 'not in the data', interval: null, rests: '' };
  const rests = nouns === undefined || n === 0 ? '' : counted(n, ...nouns);
  if (unit === 'share' && part !== null && n < LEAST)
    return { value: `${decimal(part)} of ${rests || decimal(n)}`, interval: null, rests: '' };
  const outOf = OUT_OF[id];
  const told = evidenceValue(value, unit, Object.values(settings));
  return {
    value: outOf === undefined ? told : `${told} ${outOf}`,
    interval: limitsText(evidence, unit),
    rests: restsText(evidence, rests),
  };
}

/** A piece of evidence by its name: `Completeness of attributes 71% (…)`, `ICP exists: no`. */
export function evidenceSaid(evidence: MeasuredEvidence): string {
  const { name, unit } = evidenceSpec(evidence.id);
  return `${name}${unit === 'yesNo' ? ':' : ''} ${evidenceClause(evidence)}`;
}

/** All of it in one text: `71% (1,240 of 1,746 values; 69–73%)`. */
export function evidenceClause(evidence: MeasuredEvidence): string {
  const { value, interval, rests } = evidenceText(evidence);
  if (OF_ALL.has(evidence.id) && rests !== '') return `${value} ${rests}`;
  const aside = [rests, interval].filter((each) => each !== null && each !== '').join('; ');
  return aside === '' ? value : `${value} (${aside})`;
}

const PART_NAMES: Readonly<Partial<Record<EvidenceId, Readonly<Record<string, string>>>>> = {
  E13: { '1': 'tier 1, days open of its deals', '4': 'tier 4, days open of its deals' },
  E14: { days: 'days open in tiers 1 and 2', accounts: 'accounts in tiers 1 and 2' },
  E20: { withOwner: 'with an owner', closedInTime: 'closed within 30 days' },
  E21: { reviewed: 'outcomes reviewed' },
  E22: { unknown: 'on accounts that cannot be scored' },
  E23: { marketing: 'ICP of what marketing sourced', sales: 'ICP of what sales sourced' },
};

/** The parts of a piece of evidence in words: `industry 849 of 868`. Names of files stand as they are. */
export function partsText({ id, parts }: MeasuredEvidence): readonly string[] {
  return parts.map(({ name, part, of }) => {
    const named = PART_NAMES[id]?.[name] ?? name;
    if (id === 'E13') return `${named}: ${decimal(of === 0 ? 0 : part / of, 1)} a deal, n=${decimal(of)}`;
    return `${named}: ${decimal(part)} of ${decimal(of)}`;
  });
}

const FUNCTIONS: Readonly<Record<string, string>> = FUNCTION_WORDS;

/** What of a test held, and what did not. */
function testedText({ facts, value }: MeasuredEvidence): string | null {
  if (!facts.includes('run')) return 'Not run: it needs 20 won and 20 lost deals.';
  if (!facts.includes('inOrder')) return 'Tiers do not win in their order.';
  return value === 1
    ? 'Tiers win in their order, and a higher score goes with customers of more value.'
    : 'Tiers win in their order; a higher score does not go with customers of more value.';
}

/** What a piece of evidence was counted over, by name; null where that is nothing. Long lists are cut and say so. */
export function namesText(evidence: MeasuredEvidence): string | null {
  const { id, names, missing } = evidence;
  if (id === 'E04') return missing === null ? testedText(evidence) : null;
  if (id === 'E20' && !evidence.facts.includes('rulesOn'))
    return 'Nothing is recorded of the last 12 months: no rule has run on these data here.';
  if (names.length === 0) return null;
  const told = id === 'E27' ? names.map((name) => FUNCTIONS[name] ?? name) : names;
  const most = 12;
  return told.length <= most ? listed(told) : `${told.slice(0, most).join(', ')} and ${decimal(told.length - most)} more`;
}
