import type { Answerable } from '../core/analysis';
import type { CalendarDate, Currency } from '../core/model';
import {
  marketFunnel,
  NOTHING_GIVEN,
  plausibility,
  reversePlan,
  type MarketFunnel,
  type PlanGiven,
  type PlanNote,
  type ReversePlan,
} from '../core/plan';
import { observedRates, type ObservedRates } from '../core/plan-observed';
import { dateText, decimal, noteText, periodText, plain, planSentence, type Sentence } from '../wording';
import { words } from '../wording/sentence';
import { leastOf } from './answered';
import { cited, type Cited } from './cited';
import { marketLacks, marketView, type MarketView } from './plan-market';
import { stepsTable, stepView, type Known, type StepView } from './plan-steps';
import type { Table } from './table';

/** A plan as it was worked out: everything that its words are made of. */
export type PlanWorked = {
  readonly given: PlanGiven;
  readonly funnel: MarketFunnel;
  readonly plan: ReversePlan;
  readonly notes: readonly PlanNote[];
};

/** Does the plan add up: the market, the chain back from the target, and what is to be thought over. */
export type PlanView = {
  readonly sentence: Sentence;
  readonly market: MarketView;
  /** Why part of the market is not told; null where all of it is. */
  readonly lacks: string | null;
  readonly steps: readonly StepView[];
  readonly stepsTable: Table;
  readonly spoken: string;
  readonly notes: readonly string[];
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** A plan by what is typed and what is observed; where none is written down, by what is observed alone. */
export function workedPlan(standing: PlanGiven | null, rates: ObservedRates): PlanWorked {
  const given = standing ?? NOTHING_GIVEN;
  const funnel = marketFunnel(given, rates.inputs.acv);
  const plan = reversePlan(given, rates.inputs);
  return { given, funnel, plan, notes: plausibility({ given, funnel, plan }) };
}

/** Notes that a sentence leads with: what a plan cannot be and what a market cannot give. */
const WEIGHTY: ReadonlySet<PlanNote['kind']> = new Set(['partBeyondMarket', 'targetBeyondSom', 'stepBeyondMarket']);

function sentenceOf({ given, plan, notes }: PlanWorked, currency: Currency | null): Sentence {
  if (given.revenue === null) return [words('No revenue target is written down. Type one to see what it takes, step by step.')];
  const first = notes.find(({ kind }) => WEIGHTY.has(kind));
  return planSentence({ revenue: given.revenue, currency, plan, first: first === undefined ? null : noteText(first, currency) });
}

function writtenText({ by, at }: PlanGiven): string | null {
  if (at === '') return null;
  const on = dateText(at.slice(0, 10) as CalendarDate);
  return by === '' ? `plan written on ${on}` : `plan written by ${by} on ${on}`;
}

/** What the close rate counts as not won: it depends on whether some stage means that nothing was decided. */
function closeText({ close }: ObservedRates['readings']): readonly string[] {
  if (close.missing !== null) return [];
  const others = close.metric === 'winRateBroad' ? ', lost or without a decision' : ' or lost';
  return [`customers of opportunities, observed: won of all that closed as won${others}`];
}

function footOf({ given }: PlanWorked, { rates }: Known): readonly string[] {
  return [
    ...(rates.period === null ? [] : [`observed: ${periodText(rates.period)}, all deals, whatever the filters of the page`]),
    ...closeText(rates.readings),
    'every step is rounded up, and the next starts from the rounded number',
    'easiest by the upper limits of what is observed, hardest by the lower ones',
    `${decimal(given.workdays)} working days a year`,
    ...[writtenText(given)].filter((text) => text !== null),
  ];
}

/** A plan in words, for its page. */
export function planView(worked: PlanWorked, known: Known): PlanView {
  const { given, funnel, plan, notes } = worked;
  const { rates, currency } = known;
  const sentence = sentenceOf(worked, currency);
  const steps = plan.steps.map((step) => stepView(step, known));
  return {
    sentence,
    market: marketView(funnel, { given, plan, currency }),
    lacks: marketLacks(funnel),
    steps,
    stepsTable: stepsTable(plan, known),
    spoken: [plain(sentence), ...steps.map(({ name, needed }) => `${name}: ${needed}.`)].join(' '),
    notes: notes.map((note) => noteText(note, currency)),
    foot: footOf(worked, known),
    evidence: known.opens ? cited([rates.readings.acv, rates.readings.close]) : [],
  };
}

/** What a packet tells of the plan: its sentence, both tables, and what is to be thought over. */
export type PlanFacts = {
  readonly sentence: Sentence;
  readonly market: Table;
  readonly steps: Table;
  readonly notes: readonly string[];
  readonly evidence: readonly Cited[];
};

/** The plan that is given, or null where none is written down. */
export function planFacts(answerable: Answerable, given: PlanGiven | null): PlanFacts | null {
  if (given === null) return null;
  const { dataset, definitions } = answerable;
  const rates = observedRates(answerable);
  const view = planView(workedPlan(given, rates), { rates, currency: dataset.currency, least: leastOf(definitions), opens: true });
  return { sentence: view.sentence, market: view.market.table, steps: view.stepsTable, notes: view.notes, evidence: view.evidence };
}
