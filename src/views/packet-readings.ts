import type { PacketFacts } from '../core/council-packet';
import { cited, type Cited } from './cited';
import { mixReadings } from './packet-bridge';
import { candidateReadings } from './packet-candidate-readings';
import { outcomeReadings } from './packet-decisions';
import { proofReadings } from './packet-score';
import { draftReadings } from './packet-what-if';

/** Every reading that a packet can state, and what it stands for: the same ones as on the pages and in `report`. */
export function readingsOf(facts: PacketFacts): readonly Cited[] {
  const { analysis, found, outcomes, economics, why, whatIf, proposals } = facts;
  const { now, before, second, byIcp, segments, quarters, judged } = analysis;
  const moved = (why?.moved ?? []).flatMap(({ splits }) => splits.slice(0, 1).flatMap((split) => [split.before, split.now]));
  return [
    ...cited(now, 'now'),
    ...cited(before, 'before'),
    ...cited(second?.before ?? [], 'second before'),
    ...cited(byIcp, 'by ICP'),
    ...cited(
      judged.map(({ finding }) => finding.now),
      'target',
    ),
    ...cited(
      quarters.flatMap(({ readings }) => readings),
      'quarter',
    ),
    ...cited(segments, 'by segment'),
    ...(found?.cases ?? []).flatMap(({ finding }) =>
      cited(finding.before === null ? [finding.now] : [finding.now, finding.before], 'flag'),
    ),
    ...cited(moved, 'bridge'),
    ...cited(mixReadings(facts), 'mix'),
    ...cited((outcomes ?? []).flatMap(outcomeReadings), 'decision'),
    ...cited(
      economics === null ? [] : [...economics.analysis.now, ...economics.analysis.byIcp, ...economics.analysis.segments],
      'economics',
    ),
    ...cited(
      proposals.flatMap(({ evidence }) => evidence),
      'proposal',
    ),
    ...cited(proofReadings(facts), 'score'),
    ...cited(candidateReadings(facts.search), 'candidate'),
    ...cited(draftReadings(whatIf), 'draft'),
  ];
}
