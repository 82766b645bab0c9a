import { asksFor } from '../core/asks';
import { isDue, standingDecisions, type Decision, type Outcome } from '../core/council';
import { outcomeOf } from '../core/council-outcomes';
import { isMetricId, metricOf, plan, type Engine, type MetricId } from '../core/metrics';
import { dateOf, type Dataset } from '../core/model';
import { USUAL_QUESTION } from '../core/question';
import type { Definitions } from '../core/workspace';
import { datedText, expectedClause, outcomeSentence, outcomeSplitSentence, plain } from '../wording';
import { readingJson } from './reading-json';

/** The metrics that decisions were expected to move. */
const expectedIn = (decisions: readonly Decision[]): readonly MetricId[] => [
  ...new Set(decisions.flatMap(({ expected }) => (expected !== null && isMetricId(expected.metric) ? [expected.metric] : []))),
];

/** What became of the decisions whose review the data have reached, the last taken first; the engine is asked only where there are some. */
export async function outcomesDue(engine: Engine, dataset: Dataset, definitions: Definitions): Promise<readonly Outcome[]> {
  const due = standingDecisions(definitions.council).filter((decision) => isDue(decision, dateOf(dataset.asOf)));
  if (due.length === 0) return [];
  const metrics = expectedIn(due);
  const { cells, accounts } = asksFor(USUAL_QUESTION, dataset, definitions);
  const isWide = metrics.some((metric) => metricOf(metric).isWide === true);
  const isDrawn = metrics.some((metric) => metricOf(metric).interval === 'accounts');
  const cube = await engine.cube(isWide ? plan(dataset, metrics, cells.by) : cells);
  const drawn = isDrawn && accounts !== null ? await engine.cube(accounts) : null;
  return due.map((decision) => outcomeOf({ cube, accounts: drawn, dataset, definitions }, decision));
}

/** A decision that came to its review, with what was expected of it and what happened. */
export function outcomeJson({ decision, before, after, change, ...outcome }: Outcome): Readonly<Record<string, unknown>> {
  const { id, type, text, segment, taken, owner, due, review, status, verdict, expected } = decision;
  const told = { id, type, text, segment, taken, owner, due, review, status, verdict, expected };
  return {
    ...told,
    outcome: outcome.word,
    lessThanExpected: outcome.isLessThanExpected,
    reasons: outcome.reasons,
    before: before === null ? null : readingJson(before),
    after: after === null ? null : readingJson(after),
    change: change === null ? null : readingJson(change),
    split: outcome.split,
    have: outcome.have,
    needed: outcome.needed,
  };
}

function outcomeLines(outcome: Outcome, labelOf: (dimension: string) => string, least: number): readonly string[] {
  const { decision, split } = outcome;
  const lines = [
    `  ${datedText(decision.taken)}, ${decision.text} (${decision.owner}). ${expectedClause(outcome)}`,
    `    ${plain(outcomeSentence(outcome, least))}`,
  ];
  return split === null ? lines : [...lines, `    ${plain(outcomeSplitSentence(outcome, labelOf))}`];
}

/** The decisions that came to their review as a person reads them; nothing where there are none. */
export const outcomesText = (outcomes: readonly Outcome[], labelOf: (dimension: string) => string, least: number): readonly string[] =>
  outcomes.length === 0
    ? []
    : ['', 'Decisions that came to their review', ...outcomes.flatMap((outcome) => outcomeLines(outcome, labelOf, least))];
