import type { Answerable } from './analysis';
import {
  behindOf,
  byMoneyAtStake,
  caseReader,
  changeSaid,
  confusersOf,
  idOf,
  moneySaid,
  practicalOf,
  sinceOf,
  splitOfTotal,
  stakeOf,
  topContributors,
  USUAL_DRIFT_THRESHOLDS,
  type CaseReader,
  type Changed,
  type Confuser,
  type DriftThresholds,
  type Finding,
  type JudgedChange,
  type SegmentEffect,
  type Split,
  type Stake,
} from './drift';
import { attributesBehind, ownerOf } from './drift-owners';
import { driftOf, type Drift } from './drift-study';
import { triggeredBy } from './drift-triggers';
import type { DimensionId, Reading } from './model';
import { resolveFilters, type Question } from './question';

/** A finding with all that a card, a report and a packet say of it (`domain.md` 10.11). */
export type FindingCase = {
  /** That of its comparison, or of the rule and its slice: the same over the same definitions, whatever the data. */
  readonly id: string;
  /** In the shape of `report.md`, complete: since, owner, mix, rate, and evidence with contributors and confusers. */
  readonly finding: Finding;
  /** Its comparison with its verdict; null where a rule over several metrics found it. */
  readonly judged: JudgedChange | null;
  /** Of a rule over several metrics: the comparison of the number that it is about, where the family made it. Null for all others. */
  readonly about: string | null;
  readonly stake: Stake;
  /** What the mix and the rates of the segments did to it; null where it is no total or cannot be split. */
  readonly split: Split | null;
  /** The segments that did most of it, at most three. */
  readonly contributors: readonly SegmentEffect[];
  readonly confusers: readonly Confuser[];
  /** The numbers of the catalogue whose rows are the deals or customers behind before and now: its own, or such of its slice. */
  readonly behind: { readonly before: Reading | null; readonly now: Reading | null };
};

/** What changed for one question, and what of it is a finding. Verdicts on targets are not among them. */
export type DriftFindings = {
  readonly drift: Drift;
  /** Flags first, in each part the most money at stake first. */
  readonly cases: readonly FindingCase[];
};

type Ground = {
  readonly answerable: Answerable;
  readonly drift: Drift;
  readonly reader: CaseReader;
  readonly segment: DimensionId | null;
  confusersOf(changed: Changed): readonly Confuser[];
};

const isFlag = ({ finding }: FindingCase): boolean => finding.state === 'drifted';

function inOrder(a: FindingCase, b: FindingCase): number {
  if (isFlag(a) !== isFlag(b)) return isFlag(a) ? -1 : 1;
  return byMoneyAtStake({ stake: a.stake, size: a.finding.size }, { stake: b.stake, size: b.finding.size });
}

const CHECK_WORDS: Readonly<Record<Confuser['id'], string>> = {
  censoring: 'censoring',
  cleanUp: 'clean-up day',
  resegmentation: 're-segmentation',
  stageRedefined: 'stage redefined',
  currency: 'currency',
  season: 'season',
  unknowns: 'more unknowns',
  icpVersion: 'ICP version',
  overdue: 'overdue open deals',
};
const RESULT_WORDS = { true: 'found', false: 'not found', null: 'cannot tell' } as const;
const checkLine = ({ id, found, says }: Confuser): string => `checked ${CHECK_WORDS[id]}: ${RESULT_WORDS[`${found}`]}, ${says}`;

function splitLines(
  split: Split | null,
  contributors: readonly SegmentEffect[],
  segment: DimensionId | null,
  now: Reading,
): readonly string[] {
  if (split === null) return [];
  const effect = (size: number): string => changeSaid(size, now);
  const most = contributors.map((each) => `${each.segment ?? 'unknown'} ${effect(each.effect)}`);
  return [
    `by ${segment ?? 'segment'}: mix ${effect(split.mix)}, rate ${effect(split.rate)}`,
    ...(most.length === 0 ? [] : [`contributing most: ${most.join(', ')}`]),
  ];
}

const stakeLines = (stake: Stake): readonly string[] =>
  stake.minor === null ? [] : [`money at stake ${moneySaid(stake.minor, stake.currency)}: it orders findings and is no forecast`];

const versionLines = ({ answerable, drift }: Ground, confusers: readonly Confuser[]): readonly string[] => {
  const isOfIcp = confusers.some(({ id }) => id === 'icpVersion');
  const names = answerable.definitions.icp.filter(({ effectiveFrom }) => effectiveFrom <= (drift.period?.to ?? '')).map(({ name }) => name);
  return isOfIcp && names.length > 0 ? [`ICP version ${names.at(-1)}`] : [];
};

type Told = Omit<FindingCase, 'stake' | 'contributors' | 'behind'>;

/** The finding with all that was made out about it, as numbers and as lines of its evidence. */
function complete({ id, finding, judged, about, split, confusers }: Told, ground: Ground): FindingCase {
  const stake = stakeOf(finding.now, finding.size, ground.reader);
  const contributors = split === null ? [] : topContributors(split);
  const lines = [
    ...splitLines(split, contributors, ground.segment, finding.now),
    ...stakeLines(stake),
    ...versionLines(ground, confusers),
    ...confusers.map(checkLine),
  ];
  const owner = finding.owner ?? ownerOf(ground.answerable, finding.metric, finding.slice);
  const told = { ...finding, owner, mix: split?.mix ?? null, rate: split?.rate ?? null, evidence: [...finding.evidence, ...lines] };
  const [before, now] = [finding.before, finding.now].map((reading) => behindOf(reading, ground.reader));
  return { id, finding: told, judged, about, stake, split, contributors, confusers, behind: { before: before ?? null, now: now ?? null } };
}

function caseOf(finding: Finding, judged: JudgedChange, ground: Ground): FindingCase {
  const { comparison, practical } = judged;
  const since = sinceOf(comparison, practical, ground.reader);
  const split = splitOfTotal(comparison, ground.segment, ground.reader);
  const confusers = ground.confusersOf({ ...comparison, size: comparison.change?.size ?? 0 });
  return complete({ id: comparison.id, finding: { ...finding, since }, judged, about: null, split, confusers }, ground);
}

/** Findings of the family by their comparison: each finding speaks of the reading of its own. */
function familyCases(ground: Ground): readonly FindingCase[] {
  const { drift } = ground;
  const judgedBy = new Map(drift.family.judged.map((judged) => [judged.comparison.now, judged]));
  return drift.findings.flatMap((finding) => {
    const judged = judgedBy.get(finding.now);
    return judged === undefined ? [] : [caseOf(finding, judged, ground)];
  });
}

/** Rules over several metrics: what the family made of the number they are about is split, as it is there. */
function triggerCases(ground: Ground): readonly FindingCase[] {
  return triggeredBy(ground).map(({ finding, judged, confusers }) => {
    const { comparison } = judged ?? { comparison: null };
    const split = comparison === null ? null : splitOfTotal(comparison, ground.segment, ground.reader);
    const since = comparison === null || judged === null ? finding.since : sinceOf(comparison, judged.practical, ground.reader);
    const id = idOf(finding.rule, finding.metric, finding.slice);
    const about = comparison?.id ?? null;
    return complete({ id, finding: { ...finding, since }, judged: null, about, split, confusers }, ground);
  });
}

/**
 * Every finding of a question with its evidence: what the family of its comparisons found, then the named rules over several
 * metrics. What stands behind them is read for findings alone, from cells that are grouped once.
 */
export function findingsOf(
  answerable: Answerable,
  question: Question,
  thresholds: DriftThresholds = USUAL_DRIFT_THRESHOLDS,
): DriftFindings {
  const drift = driftOf(answerable, question, thresholds);
  const { cube, accounts, dataset, definitions } = answerable;
  if (dataset.months === null) return { drift, cases: [] };
  const where = resolveFilters(question.where, dataset.dimensions).conditions;
  const reader = caseReader({ cube, accounts, dataset, where, assumptions: definitions.assumptions });
  const behind = attributesBehind(answerable);
  const explain = (changed: Changed): readonly Confuser[] =>
    confusersOf(changed, { reader, practical: practicalOf(changed.now, thresholds), attributesBehind: behind });
  const { segmentDimension: segment } = drift;
  const ground: Ground = { answerable, drift, reader, segment, confusersOf: explain };
  return { drift, cases: [...familyCases(ground), ...triggerCases(ground)].toSorted(inOrder) };
}
