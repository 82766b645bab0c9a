import type { Answerable } from './analysis';
import { fingerprintOf } from './assembly';
import type { DecisionEvidence, FrozenReading } from './council';
import { versionsRead } from './icp';
import { asOfDate, rulingDate, type Reading } from './model';
import { writeQuestion, type Question } from './question';
import { withoutSayings, writeDefinitions } from './workspace';

/** A reading as it is cited: its figures as they stand now, in its own unit; what was left out of it is not kept. */
export const frozen = ({ metric, slice, period, unit, currency, value, missing, n, low, high, level }: Reading): FrozenReading => ({
  metric,
  slice: [...slice],
  period: period === null ? null : { from: period.from, to: period.to },
  unit,
  currency,
  value,
  missing,
  n,
  low,
  high,
  level,
});

/** Fingerprint of all definitions but for what was only said and recorded, as the log of flags has it. */
export const rulesOf = ({ definitions }: Pick<Answerable, 'definitions'>): string =>
  fingerprintOf(JSON.stringify(writeDefinitions(withoutSayings(definitions))));

/** What a decision was started from: a finding, or none; and whether the rows of a file are in doubt. */
type StartedFrom = { readonly finding: string | null; readonly isInDoubt: boolean };

/**
 * What a decision rests on, frozen: the readings that are cited, the data and the rules that they were read from, and the
 * version of the ICP in force at the as-of date. `question` is null where it was not taken from one.
 */
export function evidenceOf(
  answerable: Pick<Answerable, 'dataset' | 'definitions'>,
  question: Question | null,
  readings: readonly Reading[],
  { finding, isInDoubt }: StartedFrom = { finding: null, isInDoubt: false },
): DecisionEvidence {
  const { dataset, definitions } = answerable;
  return {
    asOf: asOfDate(dataset),
    data: dataset.fingerprint,
    rules: rulesOf(answerable),
    icp: versionsRead(definitions.icp, definitions.icpRuler, rulingDate(dataset)).at(-1)?.id ?? null,
    question: question === null ? null : writeQuestion(question),
    finding,
    ...(isInDoubt ? { inDoubt: true } : {}),
    readings: readings.map(frozen),
  };
}
