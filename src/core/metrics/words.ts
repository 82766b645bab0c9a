import { ASSUMPTIONS, type NumberGiven } from './assumptions';
import { isLeaf, type Formula, type Leaf, type When } from './formula';
import { MEASURES } from './measures';

const UNASKED: Readonly<Record<NonNullable<When['unasked']>, string>> = {
  quarterUnderWay: ' (without a period: of the quarter under way)',
  lastQuarter: ' (without a period: of the last whole quarter)',
  mature: ' (without a period: in months that ended a year or more ago)',
};

function whenWords(when: When): string {
  if (when.window === undefined) return when.unasked === undefined ? '' : UNASKED[when.unasked];
  if (when.window === 1 && when.shift === -1) return ' on the day after the period';
  if (when.window === 1) return ` of one month, ${when.shift ?? 0} months before the last`;
  const shift =
    when.shift === undefined || when.shift === 0 ? '' : `, ${when.shift === 'lag' ? 'earlier by the lag' : `${when.shift} months earlier`}`;
  return ` of ${when.window} months${shift}`;
}

const quantileName = (at: number): string => (at === 0.5 ? 'median' : `${Math.round(at * 100)}th percentile`);
const grouped = (formula: Formula): string =>
  formula.op === 'sum' || formula.op === 'over' || formula.op === 'share' ? `(${words(formula)})` : words(formula);

/** What divides: a product reads as one there. */
const groupedBelow = (formula: Formula): string => (formula.op === 'product' ? `(${words(formula)})` : grouped(formula));

/** A sum says "less" where a part is taken away. */
function sumWords(parts: readonly Formula[]): string {
  return parts.reduce((text, part, at) => {
    const isTaken = part.op === 'product' && part.of[0]?.op === 'constant' && part.of[0].value === -1 && part.of[1] !== undefined;
    if (isTaken && part.op === 'product' && part.of[1] !== undefined) return `${text} less ${grouped(part.of[1])}`;
    return at === 0 ? grouped(part) : `${text} + ${grouped(part)}`;
  }, '');
}

function annuityWords(formula: Extract<Formula, { op: 'annuity' }>): string {
  const capped = formula.months === null ? '' : `, for at most ${words(formula.months)} months`;
  const discounted = formula.discount === null ? '' : `, discounted by ${words(formula.discount)} a year`;
  const grown = formula.growth === undefined ? '' : `, growing by ${words(formula.growth)} each month`;
  return `${words(formula.monthly)} a month${grown} while a customer stays, losing ${words(formula.churn)} of customers each month${capped}${discounted}`;
}

function wordsOfLeaf(formula: Leaf): string {
  switch (formula.op) {
    case 'measure':
      return `${MEASURES[formula.id].label}${whenWords(formula)}`;
    case 'dated':
      return `${MEASURES[formula.id].label} that have a date`;
    case 'spend':
      return `new-business spend${whenWords(formula)}, shared spend laid over deals by the key in force`;
    case 'given':
      return ASSUMPTIONS[formula.id].label.toLowerCase().replace('ltv', 'LTV');
    case 'constant':
      return String(formula.value);
    case 'quantile':
      return `${quantileName(formula.at)} of ${MEASURES[formula.id].label}${whenWords(formula)}`;
    case 'mean':
      return `mean of ${MEASURES[formula.id].label}${whenWords(formula)}`;
    case 'size':
      return `how many ${MEASURES[formula.id].label} there are${whenWords(formula)}`;
    case 'distinct':
      return `different ${MEASURES[formula.id].label}${whenWords(formula)}`;
    case 'standing':
      return `${MEASURES[formula.entered].label} less ${MEASURES[formula.departed].label}, by the end of the period`;
    case 'incidence':
      return `share won within ${formula.byDay} days of creation, deals still open censored at their age (Aalen-Johansen)`;
    case 'projected':
      return `(won so far + for each open deal the chance of being won by day ${formula.byDay} at its age, from cohorts that old) / deals created`;
    case 'matured':
      return `whether enough ${MEASURES[formula.id].label} are ${formula.byDay} days old`;
  }
}

/** A formula in words, for tooltips, packets and docs/metrics.md. */
export function words(formula: Formula): string {
  if (isLeaf(formula)) return wordsOfLeaf(formula);
  switch (formula.op) {
    case 'share':
      return `${grouped(formula.part)} / ${groupedBelow(formula.whole)}`;
    case 'over':
      return `${grouped(formula.top)} / ${groupedBelow(formula.bottom)}`;
    case 'product':
      return formula.of.map(grouped).join(' × ');
    case 'sum':
      return sumWords(formula.of);
    case 'smaller':
      return `the smaller of ${formula.of.map(words).join(' and ')}`;
    case 'beyond':
      return `how many ${MEASURES[formula.id].label} lie above the ${words(formula.limit)}`;
    case 'stockAt':
      return `${words(formula.now)} (of a past period: ${words(formula.past)})`;
    case 'covered':
      return `${words(formula.of)}, where spend was recorded`;
    case 'forPeriod':
      return `${words(formula.quarterly)} for the months of the period`;
    case 'shrunken':
      return `${grouped(formula.part)} / ${grouped(formula.whole)}, drawn towards that of the other slices`;
    case 'lifetime':
      return `${words(formula.monthly)} a month by the survival of customers that was seen (Kaplan-Meier), for at most ${words(formula.months)} months`;
    case 'byVariant':
      return Object.entries(formula.of)
        .map(([variant, part]) => `${variant}: ${words(part)}`)
        .join('; ');
    case 'overall':
      return `${grouped(formula.of)} over everything asked`;
    case 'annuity':
      return annuityWords(formula);
    case 'monthlyChurn':
      return `${words(formula.yearly)} taken by the month`;
    case 'firstSupplied':
      return formula.of.map(({ when, formula: part }) => `${conditionWords(when)}: ${words(part)}`).join('; ');
  }
}

function conditionWords(when: string): string {
  if (when === 'base') return 'with customers or subscriptions loaded';
  return when in ASSUMPTIONS ? `with a given ${ASSUMPTIONS[when as NumberGiven].label.toLowerCase()}` : `with ${when}`;
}

/** The assumptions a formula rests on, by name. */
export function assumptionsIn(formula: Formula): readonly NumberGiven[] {
  const found = [...JSON.stringify(formula).matchAll(/"op":"given","id":"(\w+)"/g)].map((match) => match[1] as NumberGiven);
  return [...new Set(found)];
}
