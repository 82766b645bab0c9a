import { answer, type Analysis, type Answerable } from './analysis';
import type { Assessment } from './assessment';
import type { Outcome } from './council';
import { proposalsOf, type Proposal } from './council-packet-proposals';
import type { BothEnds } from './discovery-both-ends';
import type { DriftFindings } from './drift-findings';
import type { DriftWhy } from './drift-why';
import type { Economics } from './economics';
import {
  calibration,
  completeness,
  scoreSeparation,
  targetingAccuracy,
  tierProof,
  type AccountColumns,
  type AccountResults,
  type Completeness,
  type IcpVersion,
  type Scored,
  type ScoreSeparation,
  type TargetingAccuracy,
  type TierProof,
} from './icp';
import type { Effect } from './icp-effect';
import { givenValue } from './metrics';
import type { Inspection, Reading } from './model';
import { MOST_BASELINES, type Question } from './question';

/** Whether the score holds, as far as a packet tells of it. */
export type PacketProof = {
  readonly tiers: TierProof;
  readonly separation: ScoreSeparation;
  readonly targeting: TargetingAccuracy;
  readonly calibration: ReturnType<typeof calibration>;
  readonly completeness: Completeness;
  /** The readings that the proofs are of; the results of the accounts name their months. */
  readonly results: AccountResults;
};

/** A draft of the ICP beside the version in force, over the same data. */
type PacketWhatIf = { readonly current: Effect | null; readonly draft: Effect };

/** What a packet says of where it comes from. */
export type PacketWorkspace = {
  /** The name of a sample company; null where these are somebody's own files. */
  readonly sample: string | null;
  readonly definitionsFile: string | null;
  readonly product: string;
  readonly inspections: readonly Inspection[];
  readonly icpVersion: IcpVersion | null;
};

/**
 * What is worked out elsewhere, and later than the answer. Null: not there yet, or not to be had; the section then says so. An
 * analysis that is given must be of `packetQuestion`.
 */
export type PacketGiven = {
  readonly workspace: PacketWorkspace;
  readonly analysis: Analysis | null;
  readonly found: DriftFindings | null;
  readonly why: DriftWhy | null;
  readonly outcomes: readonly Outcome[] | null;
  readonly economics: Economics | null;
  readonly proof: PacketProof | null;
  /** Combinations that were searched as `PACKET_SEARCH` says. */
  readonly search: BothEnds | null;
  /** Whether combinations are being searched still: what is shown meanwhile says so. */
  readonly isSearching?: boolean;
  readonly whatIf: PacketWhatIf | null;
  readonly assessment: Assessment | null;
};

/** Nothing but where it comes from: every section that needs more says that it has not been worked out. */
export const nothingGiven = (workspace: PacketWorkspace): PacketGiven => ({
  workspace,
  analysis: null,
  found: null,
  why: null,
  outcomes: null,
  economics: null,
  proof: null,
  search: null,
  whatIf: null,
  assessment: null,
});

/** What a packet has searched for: as a page does that is asked for nothing else. */
export const PACKET_SEARCH = { objective: 'winRate', depth: 2, chosen: null } as const;

/** Everything a packet is made of. The same workspace and as-of date give the same facts. */
export type PacketFacts = PacketGiven & {
  readonly answerable: Answerable;
  /** The question as the packet asks it. */
  readonly question: Question;
  readonly analysis: Analysis;
  readonly proposals: readonly Proposal[];
  /** Under so many deals a share is said as a fraction and nothing is ranked. */
  readonly least: number;
};

/**
 * A question as a packet asks it: against the period before and the year before, unless it compares with nothing at all. The
 * first baseline stays what it is on the page, so that the same changes are drift in both.
 */
export function packetQuestion(question: Question): Question {
  const { compare } = question;
  if (compare.length === 0) return question;
  const wanted = [...compare, 'yearBefore' as const, 'previous' as const];
  return { ...question, compare: wanted.filter((each, at) => wanted.indexOf(each) === at).slice(0, MOST_BASELINES) };
}

/** All facts of a packet: what the cube answers, what was worked out elsewhere, and the proposals that follow from both. */
export function packetFacts(answerable: Answerable, question: Question, given: PacketGiven): PacketFacts {
  const asked = packetQuestion(question);
  const analysis = given.analysis ?? answer(answerable, asked);
  const least = givenValue(answerable.definitions.assumptions, 'minimumN') ?? 10;
  const told = { ...given, answerable, question: asked, analysis, least };
  return { ...told, proposals: proposalsOf(told) };
}

type ProofParts = {
  readonly version: IcpVersion;
  readonly scored: Scored;
  readonly accounts: AccountColumns;
  readonly results: AccountResults;
  readonly least: number;
};

/** The proofs of a version that a packet tells of. */
export const packetProof = ({ version, scored, accounts, results, least }: ProofParts): PacketProof => ({
  tiers: tierProof(scored, results, least),
  separation: scoreSeparation(scored, results),
  targeting: targetingAccuracy(scored, results),
  calibration: calibration(scored, results),
  completeness: completeness(version, { accounts, scored, results }),
  results,
});

const escaped = (text: string): string => text.replaceAll(/[\\|,=]/g, (sign) => `\\${sign}`);

/** A figure by its name: `metric|slice|period`, as in `winRate|industry=Software|2025-07-01..2025-09-30`; a stock has no period. */
export function figureId({ metric, slice, period }: Pick<Reading, 'metric' | 'slice' | 'period'>): string {
  const parts = [...slice].map(([dimension, label]) => `${escaped(dimension)}=${label === null ? '' : escaped(label)}`);
  return `${metric}|${parts.join(',')}|${period === null ? '' : `${period.from}..${period.to}`}`;
}
