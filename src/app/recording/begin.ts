import type { Dataset, Reading } from '../../core/model';
import type { Question } from '../../core/question';
import { startFromFilters, startFromFinding, type FindingStart } from '../../views/decision-starts';
import type { CardContent } from '../parts/page-cards';
import type { Loaded } from '../session';
import { record } from './recording-store';

type FromCard = { readonly card: CardContent; readonly loaded: Loaded; readonly question: Question };

/** Starts a decision from a card: its figures are the evidence, and what it is filtered by is the segment. */
export function recordFromCard({ card, loaded, question }: FromCard): void {
  const { start, readings } = startFromFilters(
    card.evidence.map(({ reading }) => reading),
    question,
    loaded.dataset,
  );
  record({ start, question, readings });
}

type FromFinding = {
  readonly finding: FindingStart;
  readonly readings: readonly Reading[];
  readonly dataset: Dataset;
  readonly question: Question;
};

/** Starts a decision from a finding: before and now are the evidence, its slice the segment, and its number goes back. */
export function recordFromFinding({ finding, readings, dataset, question }: FromFinding): void {
  record({ start: startFromFinding(finding, question, dataset), question, readings, finding: finding.id });
}
