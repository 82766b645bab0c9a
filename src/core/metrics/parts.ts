import type { Span, Unit } from '../model';
import type { Basis } from './basis';
import { evaluate, isOver } from './evaluate';
import { partsOf, type Formula, type Outcome, type When } from './formula';
import { formulaInForce } from './formula-in-force';
import { MEASURES, SPEND_BY, type MeasureId } from './measures';
import { ALL_BEFORE, matureSpan, spanFor } from './months-read';
import { unitOf } from './unit-of';

/** Which cells a part is read over: those of its slice, of everything asked, or of what spend was recorded for. */
export type ReadOver = 'slice' | 'overall' | 'covered';

/** Rows that a part counts, adds up or spreads: of which measure, in which months (null: all time), over what. */
export type Counted = { readonly measure: MeasureId; readonly span: Span | null; readonly over: ReadOver };

/** What a part is to the formula around it. */
export type PartRole = 'whole' | 'numerator' | 'denominator' | 'part';

/** A formula as it was read: its own value, the rows behind it where it reads any, and the parts that it is made of. */
export type PartRead = {
  readonly role: PartRole;
  readonly formula: Formula;
  readonly unit: Unit;
  readonly outcome: Outcome;
  readonly counted: readonly Counted[];
  readonly parts: readonly PartRead[];
};

type Reading = { readonly basis: Basis; readonly over: ReadOver };

function spanOfMeasure(measure: MeasureId, basis: Basis, when: When): Span | null {
  return MEASURES[measure].clock === 'held' ? null : spanFor(basis, when);
}

/** The rows that a formula reads straight, without those of its parts. */
function countedBy(formula: Formula, { basis, over }: Reading): readonly Counted[] {
  const of = (measure: MeasureId, span: Span | null): Counted => ({ measure, span, over });
  switch (formula.op) {
    case 'measure':
    case 'quantile':
    case 'mean':
    case 'size':
    case 'distinct':
    case 'beyond':
      return [of(formula.id, spanOfMeasure(formula.id, basis, formula))];
    case 'spend': {
      const measure = SPEND_BY[basis.assumptions.allocationKey];
      return [of(measure, spanOfMeasure(measure, basis, formula))];
    }
    case 'dated':
      return [of(formula.id, { from: ALL_BEFORE, to: -ALL_BEFORE })];
    case 'matured':
      return [of(formula.id, basis.span)];
    case 'standing': {
      const until = basis.span === null ? null : { from: ALL_BEFORE, to: basis.span.to };
      return [of(formula.entered, until), of(formula.departed, until)];
    }
    case 'incidence':
    case 'projected': {
      const { won, ended, open } = formula.course;
      const cohort = [won, ended, open].map((measure) => of(measure, basis.span));
      return formula.op === 'incidence' ? cohort : [...cohort, ...[won, ended, open].map((measure) => of(measure, matureSpan(basis)))];
    }
    case 'lifetime':
      return [of(formula.ended, null), of(formula.running, null)];
    default:
      return [];
  }
}

const ROLES: Partial<Readonly<Record<Formula['op'], readonly PartRole[]>>> = {
  share: ['numerator', 'denominator'],
  over: ['numerator', 'denominator'],
  shrunken: ['numerator', 'denominator'],
};

function readPart(asked: Formula, role: PartRole, reading: Reading): PartRead {
  const { basis } = reading;
  if (asked.op === 'overall') return readPart(asked.of, role, { basis: { ...basis, cells: basis.overall }, over: 'overall' });
  if (asked.op === 'covered') return readPart(asked.of, role, { basis: { ...basis, cells: basis.covered }, over: 'covered' });
  if (asked.op === 'stockAt') return readPart(isOver(basis) ? asked.past : asked.now, role, reading);
  const formula = formulaInForce(asked, { supplied: basis.dataset.supplied, assumptions: basis.assumptions });
  if (formula.op === 'covered' || formula.op === 'overall') return readPart(formula, role, reading);
  const roles = ROLES[formula.op] ?? [];
  return {
    role,
    formula,
    unit: unitOf(formula),
    outcome: evaluate(formula, basis),
    counted: countedBy(formula, reading),
    parts: partsOf(formula).map((part, at) => readPart(part, roles[at] ?? 'part', reading)),
  };
}

/**
 * A formula taken apart over a basis: numerator and denominator, and what those are made of in turn, each with its own value
 * and the rows behind it. Of a formula with several forms, the one in force.
 */
export const readParts = (formula: Formula, basis: Basis): PartRead => readPart(formula, 'whole', { basis, over: 'slice' });
