import type { Currency } from '../../core/model';
import type { MarketId, Needed, PlanField, PlanInputId, PlanMissing, PlanNote, PlanStepId, ReversePlan } from '../../core/plan';
import { shareText } from '../figure';
import { moneyText } from '../money';
import { counted, decimal, rangeText } from '../number';
import { reasonText } from '../reason';
import { figure, words, type Sentence } from '../sentence';

type StepWords = { readonly name: string; readonly one: string; readonly many: string };

/** The steps of a reverse plan, as a heading and as they are counted. */
export const STEP_WORDS: Readonly<Record<PlanStepId, StepWords>> = {
  customers: { name: 'Customers', one: 'customer', many: 'customers' },
  opportunities: { name: 'Opportunities', one: 'opportunity', many: 'opportunities' },
  meetings: { name: 'Meetings', one: 'meeting', many: 'meetings' },
  replies: { name: 'Replies', one: 'reply', many: 'replies' },
  touches: { name: 'Touches', one: 'touch', many: 'touches' },
};

/** What each step divides by, as its label. */
export const INPUT_WORDS: Readonly<Record<PlanInputId, string>> = {
  acv: 'ACV',
  close: 'Customers of opportunities',
  opportunity: 'Opportunities of meetings',
  meeting: 'Meetings of replies',
  reply: 'Replies of touches',
};

const FIELD_WORDS: Readonly<Record<PlanField, string>> = {
  revenue: 'the revenue target',
  companies: 'the number of companies',
  serviceable: 'the number of serviceable companies',
  penetration: 'the penetration',
  icpCompanies: 'the number of ICP companies',
  acv: 'the ACV',
  close: 'the share of opportunities that become customers',
  opportunity: 'the share of meetings that become opportunities',
  meeting: 'the share of replies that become meetings',
  reply: 'the share of touches that are replied to',
};

type MarketWords = { readonly name: string; readonly says: string; readonly inFull: string };
export const MARKET_WORDS: Readonly<Record<MarketId, MarketWords>> = {
  tam: { name: 'TAM', says: 'all companies', inFull: 'the total market' },
  sam: { name: 'SAM', says: 'serviceable companies', inFull: 'the serviceable market' },
  som: { name: 'SOM', says: 'customers that can be won', inFull: 'the obtainable market' },
  icp: { name: 'ICP', says: 'companies that match every criterion', inFull: 'the ICP list' },
};

/** The form can give a rate and so can the data; the market is typed alone. */
const TYPED_ALONE: ReadonlySet<PlanField> = new Set<PlanField>(['revenue', 'companies', 'serviceable', 'penetration', 'icpCompanies']);

/** Why a number of the plan does not exist, without a lead-in. */
export function planReason(missing: PlanMissing, of: PlanField): string {
  const field = FIELD_WORDS[of];
  switch (missing) {
    case 'not_given':
      return TYPED_ALONE.has(of) ? `${field} is not typed` : `${field} is neither typed nor observed`;
    case 'no_outreach':
      return `${field} needs an outreach file, or to be typed`;
    case 'not_in_outreach':
      return `no line of the outreach file tells ${field} in this period`;
    case 'part_over_whole':
      return `the outreach file states more results than attempts for ${field}`;
    case 'rate_is_zero':
      return `${field} is zero`;
    case 'too_many':
      return 'the number is larger than can be told exactly';
    default:
      return `${field}: ${reasonText(missing)}`;
  }
}

/** Why nothing was observed of an input, where its name stands beside it. */
export function unobservedText(missing: PlanMissing): string {
  switch (missing) {
    case 'not_given':
      return 'not observed';
    case 'no_outreach':
      return 'not observed: no outreach file';
    case 'not_in_outreach':
      return 'not observed: no outreach line of this period tells it';
    case 'part_over_whole':
      return 'not observed: the outreach file states more results than attempts';
    case 'rate_is_zero':
      return 'zero';
    case 'too_many':
      return 'too large to be told exactly';
    default:
      return `not observed: ${reasonText(missing)}`;
  }
}

export const planUndefined = (missing: PlanMissing, of: PlanField): string => `not defined: ${planReason(missing, of)}`;

export const neededCount = (needed: Needed): string =>
  needed.missing === null ? decimal(needed.count) : planUndefined(needed.missing, needed.of);

/** From the easiest case to the hardest: `334–500`; open where no number suffices. */
export function neededRange({ easiest, hardest }: { readonly easiest: Needed; readonly hardest: Needed }): string {
  if (easiest.missing !== null) return planUndefined(easiest.missing, easiest.of);
  if (hardest.missing !== null) return `${decimal(easiest.count)} or more`;
  return rangeText(decimal(easiest.count), decimal(hardest.count));
}

const stepCounted = (count: number, step: PlanStepId): string => counted(count, STEP_WORDS[step].one, STEP_WORDS[step].many);

const inYears = (years: number): string => (years === 1 ? 'in a year' : `in ${decimal(years)} years`);

/** The limits that were observed of an input. */
const limitsText = (input: PlanInputId, low: number, high: number, currency: Currency | null): string =>
  input === 'acv'
    ? rangeText(moneyText(low, currency), moneyText(high, currency))
    : `${rangeText(decimal(low * 100, 1), decimal(high * 100, 1))}%`;

/** A note on a plan as one sentence: two of its numbers side by side. */
export function noteText(note: PlanNote, currency: Currency | null): string {
  switch (note.kind) {
    case 'targetBeyondSom':
      return `The target takes ${stepCounted(note.needed, 'customers')} a year, more than the ${decimal(note.som)} that the SOM counts ${inYears(note.years)}.`;
    case 'meetingsPerTouch':
      return `${shareText(note.meeting, 0)} of ${shareText(note.reply, 0)} is ${shareText(note.share, 0)} meetings per touch, ${STANDS[note.stands]} the ${rangeText(decimal(note.quoted.low * 100), decimal(note.quoted.high * 100))}% quoted for tier 1.`;
    case 'touchesPerIcpAccount':
      return `${stepCounted(note.touches, 'touches')} are ${decimal(note.each, note.each < 10 ? 1 : 0)} for each of ${counted(note.accounts, 'ICP account')} a year.`;
    case 'twoCounts':
      return `The SOM counts ${stepCounted(note.som, 'customers')} to win, the ICP list ${counted(note.icp, 'account')} to work: neither stands for the other.`;
    case 'stepBeyondMarket':
      return `${stepCounted(note.needed, note.step)} are more than the ${counted(note.size, 'account')} of ${MARKET_WORDS[note.market].inFull}, at one for each account.`;
    case 'typedOutsideObserved':
      return `${INPUT_WORDS[note.input]}: the typed value lies ${note.stands} what was observed (${limitsText(note.input, note.low, note.high, currency)}).`;
    case 'partBeyondMarket':
      return `${MARKET_WORDS[note.part].name} holds ${counted(note.size, 'company', 'companies')}, more than the ${decimal(note.of)} of the ${MARKET_WORDS[note.market].name} around it.`;
  }
}
const STANDS = { under: 'under', within: 'within', over: 'over' } as const;

type Said = { readonly revenue: number; readonly currency: Currency | null; readonly plan: ReversePlan; readonly first: string | null };

/** What a revenue target takes, as far as the rates reach, and the weightiest note. */
export function planSentence({ revenue, currency, plan, first }: Said): Sentence {
  const told = plan.steps.flatMap(({ step, needed }) => (needed.missing === null ? [{ step, needed }] : []));
  const broken = plan.steps.find(({ needed }) => needed.missing !== null);
  const [start, end] = [told[0], told.at(-1)];
  const target = [words('A target of '), figure(moneyText(revenue, currency)), words(' a year ')];
  const reason = broken?.needed.missing === null || broken === undefined ? null : planReason(broken.needed.missing, broken.needed.of);
  const note = first === null ? [] : [words(` ${first}`)];
  if (start === undefined || end === undefined) return [...target, words(`cannot be taken apart: ${reason ?? 'nothing is given'}.`)];
  const more = end === start ? [] : [words(' and '), figure(stepCounted(end.needed.count, end.step))];
  const daily =
    reason === null ? [words(`, ${decimal(end.needed.perWorkday)} a working day`)] : [words(`. Further it cannot be told: ${reason}`)];
  return [...target, words('takes '), figure(stepCounted(start.needed.count, start.step)), ...more, ...daily, words('.'), ...note];
}
