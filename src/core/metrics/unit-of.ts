import type { Unit, UnitWord } from '../model';
import type { NumberGiven } from './assumptions';
import { isLeaf, type Formula, type Leaf } from './formula';
import { MEASURES } from './measures';

const GIVEN: Readonly<Record<NumberGiven, Unit>> = {
  grossMargin: {},
  yearlyChurn: {},
  capMonths: { month: 1 },
  discountRate: {},
  monthlyExpansion: { money: 1, month: -2 },
  bookingsTarget: { money: 1 },
  minimumN: { opportunity: 1 },
};

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const kinds = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Unit)[]);
  return Object.fromEntries([...kinds].map((kind) => [kind, (a[kind] ?? 0) + sign * (b[kind] ?? 0)]).filter(([, power]) => power !== 0));
}

const sameUnit = (a: Unit, b: Unit): boolean => Object.keys(combine(a, b, -1)).length === 0;

function alike(parts: readonly Formula[]): Unit {
  const [first = {}, ...others] = parts.map(unitOf);
  if (!others.every((other) => sameUnit(first, other))) throw new Error(`parts of unlike units: ${JSON.stringify(parts.map(unitOf))}`);
  return first;
}

/** Alternatives may count different things, deals or customers, as long as they print as the same unit. */
function oneWord(units: readonly Unit[]): Unit {
  const [first = {}, ...others] = units;
  if (!others.every((other) => unitWord(other) === unitWord(first)))
    throw new Error(`alternatives of unlike units: ${JSON.stringify(units)}`);
  return first;
}

function unitOfLeaf(formula: Leaf): Unit {
  switch (formula.op) {
    case 'measure':
    case 'dated':
    case 'quantile':
    case 'mean':
      return MEASURES[formula.id].unit;
    case 'spend':
      return { money: 1 };
    case 'distinct':
      return { account: 1 };
    case 'size':
      return { [MEASURES[formula.id].fact === 'opportunity' ? 'opportunity' : 'account']: 1 };
    case 'standing':
      return MEASURES[formula.entered].unit;
    case 'given':
      return GIVEN[formula.id];
    case 'constant':
      return formula.unit;
    case 'incidence':
    case 'projected':
      return {};
    case 'matured':
      return { opportunity: 1 };
  }
}

/** A formula's unit as exponents; throws where it adds, compares or takes a share of unlike units, so that a catalogue can be checked. */
export function unitOf(formula: Formula): Unit {
  if (isLeaf(formula)) return unitOfLeaf(formula);
  switch (formula.op) {
    case 'beyond':
      return { [MEASURES[formula.id].fact === 'opportunity' ? 'opportunity' : 'account']: 1 };
    case 'share':
      return combine(alike([formula.part, formula.whole]), unitOf(formula.whole), -1);
    case 'over':
      return combine(unitOf(formula.top), unitOf(formula.bottom), -1);
    case 'product':
      return formula.of.map(unitOf).reduce((a, b) => combine(a, b, 1), {});
    case 'sum':
      return alike(formula.of);
    case 'smaller':
      return unitOf(formula.of[0] ?? formula);
    case 'stockAt':
      return alike([formula.now, formula.past]);
    case 'overall':
    case 'covered':
      return unitOf(formula.of);
    case 'forPeriod':
      return unitOf(formula.quarterly);
    case 'shrunken':
      return formula.unit;
    case 'annuity':
    case 'lifetime':
      return combine(unitOf(formula.monthly), { month: 1 }, 1);
    case 'byVariant':
      return oneWord(Object.values(formula.of).map(unitOf));
    case 'monthlyChurn':
      return { month: -1 };
    case 'firstSupplied':
      return oneWord(formula.of.map((choice) => unitOf(choice.formula)));
  }
}

/** The word of `report.md` for exponents: deals and accounts only count, so money a deal is money. */
export function unitWord(unit: Unit): UnitWord | null {
  const { opportunity: _deals, account: _accounts, ...rest } = unit;
  const kinds = Object.entries(rest)
    .map(([kind, power]) => `${kind}${power}`)
    .toSorted()
    .join(' ');
  const word = new Map<string, UnitWord>([
    ['', Object.keys(unit).length === 0 ? 'share' : 'count'],
    ['money1', 'money'],
    ['day1', 'days'],
    ['month1', 'months'],
    ['day-1 money1', 'moneyPerDay'],
  ]).get(kinds);
  return word ?? null;
}
