import type { Decision } from '../core/council';
import type { Dataset } from '../core/model';
import type { Definitions } from '../core/workspace';
import { COUNCIL_VERDICT_WORDS } from '../wording/decision-words';
import { evidenceLines, frozenText, isSameData, type EvidenceLine } from './decision-evidence';
import { approversText, historySteps, madeText, type HistoryStep } from './decision-history';
import type { DecisionRow } from './decisions-list';

/** A label before a text, or before several. */
export type RecordFact = { readonly label: string; readonly texts: readonly string[] };

/** A whole decision as it is read. */
export type RecordView = {
  readonly facts: readonly RecordFact[];
  readonly evidence: readonly EvidenceLine[];
  readonly frozen: string;
  readonly history: readonly HistoryStep[];
};

type Given = { readonly dataset: Dataset; readonly definitions: Definitions; readonly least: number };

const orSaid = (text: string, otherwise: string): readonly string[] => [text.trim() === '' ? otherwise : text];

function factsOf(row: DecisionRow, decision: Decision, given: Given): readonly RecordFact[] {
  return [
    { label: 'Segment', texts: [row.segment, ...(row.rule === row.segment ? [] : [row.rule])] },
    { label: 'Owner', texts: orSaid(decision.owner, 'nobody yet') },
    { label: 'Due', texts: [row.due ?? 'no date'] },
    { label: 'Expected', texts: [row.expected] },
    { label: 'Reviewed', texts: [row.review] },
    { label: 'Approved by', texts: [approversText(decision)] },
    { label: 'Options weighed', texts: decision.options.length === 0 ? ['none written down'] : decision.options },
    { label: 'Dissent', texts: orSaid(decision.dissent, 'none written down') },
    { label: 'When to stop', texts: orSaid(decision.kill, 'not said') },
    { label: 'Brought about', texts: [madeText(decision, given)] },
    { label: 'Verdict', texts: [decision.verdict === null ? 'not decided yet' : COUNCIL_VERDICT_WORDS[decision.verdict]] },
  ];
}

/** All that is known of one decision: its parts, the evidence as it was, and how it came to stand so. */
export function recordView(row: DecisionRow, given: Given): RecordView {
  const { dataset, definitions, least } = given;
  const { decision } = row.revision;
  const { evidence } = decision;
  const since = isSameData(evidence, dataset)
    ? 'The same data are loaded now.'
    : 'Other data are loaded now: these figures stay as they were.';
  return {
    facts: factsOf(row, decision, given),
    evidence: evidenceLines(evidence, dataset, least),
    frozen: `${frozenText(evidence, definitions.icp)} ${since}`,
    history: historySteps(row.id, { dataset, definitions }),
  };
}
