import type { Currency, Reading } from '../core/model';
import type { ObservedInput, PlanStep, Ratio, ReversePlan } from '../core/plan';
import type { ObservedRates } from '../core/plan-observed';
import {
  cardInterval,
  cardValue,
  decimal,
  INPUT_WORDS,
  neededCount,
  neededRange,
  STEP_WORDS,
  tableMoney,
  unobservedText,
} from '../wording';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** A rate beside another: what it says, what it rests on, and the reading behind it where there is one. */
export type ShownRate = { readonly text: string; readonly rests: string; readonly reading?: Reading | undefined };

/** One step of the chain, in words. */
export type StepView = {
  readonly id: PlanStep['step'];
  readonly name: string;
  readonly input: string;
  /** What was typed; null where nothing was. */
  readonly typed: string | null;
  /** What was observed, or why nothing was. */
  readonly observed: ShownRate;
  readonly isObserved: boolean;
  readonly goesBy: PlanStep['goesBy'];
  /** `2,085`, or why there is no number. */
  readonly needed: string;
  readonly isMissing: boolean;
  /** `174 a month, 9 a working day`; null where there is no number. */
  readonly pace: string | null;
  /** `As observed: 1,668, easiest to hardest 1,114–2,500`; null where nothing on the way is observed. */
  readonly asObserved: string | null;
};

/** `opens`: whether the page asks about all deals, so that its numbers can be taken apart beside it. */
export type Known = {
  readonly rates: ObservedRates;
  readonly currency: Currency | null;
  readonly least: number;
  readonly opens: boolean;
};

const percentText = (share: number, decimals = 1): string => `${decimal(share * 100, decimals)}%`;

/** A typed share with the decimals that it was typed with: `4.25%`. */
export function typedRate({ part, whole }: Ratio): string {
  const percent = Number(((part / whole) * 100).toPrecision(12));
  const decimals = String(percent).split('.')[1]?.length ?? 0;
  return `${decimal(percent, Math.min(decimals, 4))}%`;
}

function typedText({ input, typed }: PlanStep, currency: Currency | null): string | null {
  if (typed === null) return null;
  return input === 'acv' ? cardValue(typed.part, { unit: 'money', currency }, 0) : typedRate(typed);
}

const countsText = ({ part, whole }: Ratio): string => `${decimal(part)} of ${decimal(whole)}`;

/** Under so many cases a share is its fraction, without a percentage and without an interval. */
function observedShare(observed: Extract<ObservedInput, { missing: null }>, least: number): ShownRate {
  const { ratio, n, low, high } = observed;
  const counts = countsText(ratio);
  if (n < least) return { text: counts, rests: 'too few to tell' };
  const interval = low === null || high === null ? '' : `${decimal(low * 100, 1)}\u2013${decimal(high * 100, 1)}; `;
  return { text: percentText(ratio.part / ratio.whole), rests: `${interval}${counts}` };
}

function observedText({ input, observed }: PlanStep, { rates, currency, least, opens }: Known): ShownRate {
  if (observed.missing !== null) return { text: unobservedText(observed.missing), rests: '' };
  const { acv, close } = rates.readings;
  if (input !== 'acv') return { ...observedShare(observed, least), reading: opens && input === 'close' ? close : undefined };
  const interval = observed.n < least ? null : cardInterval(acv);
  const rests = `${interval === null ? '' : `${interval}; `}n=${decimal(observed.n)}`;
  const mean = observed.ratio.part / observed.ratio.whole;
  return { text: cardValue(mean, { unit: 'money', currency }, observed.n), rests, reading: opens ? acv : undefined };
}

/** Null where there is nothing to say beside what the plan needs: nothing observed, no number for the same reason, or the same. */
function asObservedText({ needed, asObserved, range }: PlanStep): string | null {
  if (asObserved === null) return null;
  if (asObserved.missing !== null) return needed.missing === null ? `As observed: ${neededCount(asObserved)}` : null;
  const isSame = needed.missing === null && needed.count === asObserved.count;
  if (range === null) return isSame ? null : `As observed: ${neededCount(asObserved)}`;
  const ends = `easiest to hardest ${neededRange(range)}`;
  return isSame ? `As observed, ${ends}` : `As observed: ${neededCount(asObserved)}, ${ends}`;
}

/** A step as the chain shows it. */
export function stepView(step: PlanStep, known: Known): StepView {
  const { needed } = step;
  const pace = needed.missing === null ? `${decimal(needed.perMonth)} a month, ${decimal(needed.perWorkday)} a working day` : null;
  return {
    id: step.step,
    name: STEP_WORDS[step.step].name,
    input: INPUT_WORDS[step.input],
    typed: typedText(step, known.currency),
    observed: observedText(step, known),
    isObserved: step.observed.missing === null,
    goesBy: step.goesBy,
    needed: neededCount(needed),
    isMissing: needed.missing !== null,
    pace,
    asObserved: asObservedText(step),
  };
}

const NONE: Cell = numberCell('', null);
const maybe = (value: number | undefined, decimals = 0): Cell => (value === undefined ? NONE : numberCell(decimal(value, decimals), value));

function rateCells({ input, typed, observed }: PlanStep, view: StepView, currency: Currency | null): readonly Cell[] {
  const seen = observed.missing === null ? observed.ratio.part / observed.ratio.whole : null;
  const { reading } = view.observed;
  const isMoney = input === 'acv';
  return [
    typed === null ? NONE : numberCell(isMoney ? tableMoney(typed.part, currency) : typedRate(typed), typed.part / typed.whole),
    {
      ...numberCell(isMoney && seen !== null ? tableMoney(seen, currency) : view.observed.text, seen),
      ...(reading === undefined ? {} : { reading }),
    },
    textCell(view.observed.rests),
  ];
}

function neededCells({ needed }: PlanStep): readonly Cell[] {
  const told = needed.missing === null ? needed : null;
  return [
    numberCell(neededCount(needed), told?.count ?? null),
    maybe(told?.perMonth),
    maybe(told?.perWorkday),
    maybe(told?.unrounded.count, 2),
  ];
}

function observedCells({ asObserved, range }: PlanStep): readonly Cell[] {
  return [
    asObserved === null ? NONE : numberCell(neededCount(asObserved), asObserved.missing === null ? asObserved.count : null),
    range === null ? NONE : textCell(neededRange(range)),
  ];
}

function rowOf(step: PlanStep, known: Known): Row {
  const view = stepView(step, known);
  return {
    id: view.id,
    cells: [
      textCell(view.name),
      ...neededCells(step),
      textCell(view.input),
      ...rateCells(step, view, known.currency),
      ...observedCells(step),
    ],
  };
}

/** The chain as a table: both rates of every step and what it needs in a year, in a month and in a working day. */
export const stepsTable = ({ steps }: ReversePlan, known: Known): Table => ({
  caption: 'The reverse plan, step by step',
  columns: [
    { id: 'step', label: 'Step', isNumber: false },
    { id: 'needed', label: 'Needed a year', isNumber: true },
    { id: 'month', label: 'A month', isNumber: true },
    { id: 'workday', label: 'A working day', isNumber: true },
    { id: 'unrounded', label: 'Unrounded', isNumber: true },
    { id: 'by', label: 'Divided by', isNumber: false },
    { id: 'typed', label: 'Typed', isNumber: true },
    { id: 'observed', label: 'Observed', isNumber: true },
    { id: 'rests', label: '95% interval; n', isNumber: false },
    { id: 'asObserved', label: 'As observed', isNumber: true },
    { id: 'range', label: 'Easiest to hardest', isNumber: false },
  ],
  rows: steps.map((step) => rowOf(step, known)),
  note: null,
});
