import type { Outcome } from '../core/council';
import type { Finding } from '../core/drift';
import type { Joins } from '../core/facts';
import type { AsOfFrom, DimensionId, Inspection, Reading } from '../core/model';
import type { History } from '../core/snapshots';
import { NO_DATE } from '../wording';
import type { Definition } from './docs';
import { historyJson, joinsJson } from './history-json';
import { readingJson, sliceJson } from './reading-json';
import { outcomeJson } from './report-decisions';
import { discoveryJson, type ReportDiscovery } from './report-discovery';
import { hypothesesJson, type ReportHypotheses } from './report-hypotheses';

/** Everything a report says, before it is printed. */
export type ReportContent = {
  /** Null where nothing was read, and where the files hold no date. */
  readonly asOf: string | null;
  /** Null where nothing was read. */
  readonly asOfFrom: AsOfFrom | null;
  readonly sources: readonly Readonly<Record<string, unknown>>[];
  readonly inspections: readonly Inspection[];
  readonly readings: readonly Reading[];
  readonly findings: readonly Finding[];
  /** What must be said of how periods were compared; printed, and no part of the JSON. */
  readonly driftNotes: readonly string[];
  readonly definitions: readonly Definition[];
  readonly notes: readonly string[];
  /** Null where nothing was read. */
  readonly history: History | null;
  readonly joins: Joins;
  /** Decisions that the data have reached the review of, with what became of them. */
  readonly outcomes: readonly Outcome[];
  /** Null where no search was asked for. */
  readonly discovery: ReportDiscovery | null;
  /** What was written down before anybody looked. */
  readonly hypotheses: ReportHypotheses;
  /** What people call a dimension. */
  readonly labelOf: (dimension: string) => string;
  /** What people call a label of a dimension; in the JSON it stands as it is. */
  readonly memberOf: (dimension: DimensionId, label: string) => string;
  /** Cases under which a share is said as a fraction alone. */
  readonly least: number;
};

const AS_OF_FROM: Readonly<Record<AsOfFrom, string>> = {
  given: 'given',
  lastEvent: 'the last date on which anything happened',
  nothing: NO_DATE,
};

function findingJson(finding: Finding): Readonly<Record<string, unknown>> {
  return {
    ...finding,
    slice: sliceJson(finding.slice),
    now: readingJson(finding.now),
    before: finding.before === null ? null : readingJson(finding.before),
  };
}

/** The one object that `report --json` prints. */
export function reportJson(content: ReportContent): Readonly<Record<string, unknown>> {
  const { asOf, asOfFrom, sources, readings, findings, definitions, notes, history, joins, outcomes, discovery, hypotheses } = content;
  return {
    asOf,
    asOfFrom: asOfFrom === null ? null : AS_OF_FROM[asOfFrom],
    sources,
    readings: readings.map(readingJson),
    findings: findings.map(findingJson),
    definitions,
    notes,
    ...(history === null ? { snapshots: [], movements: [] } : historyJson(history)),
    joins: joinsJson(joins),
    decisions: outcomes.map(outcomeJson),
    hypotheses: hypothesesJson(hypotheses),
    ...(discovery === null ? {} : { discovery: discoveryJson(discovery) }),
  };
}
