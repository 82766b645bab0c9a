import type { Outcome } from '../core/council';
import type { Finding } from '../core/drift';
import type { Joins } from '../core/facts';
import type { Inspection, Reading } from '../core/model';
import type { History } from '../core/snapshots';
import type { Definition } from './docs';
import { historyJson, joinsJson } from './history-json';
import { readingJson, sliceJson } from './reading-json';
import { outcomeJson } from './report-decisions';

/** Everything a report says, before it is printed. */
export type ReportContent = {
  readonly asOf: string | null;
  readonly asOfGiven: boolean;
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
  /** What people call a dimension. */
  readonly labelOf: (dimension: string) => string;
  /** Cases under which a share is said as a fraction alone. */
  readonly least: number;
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
  const { asOf, asOfGiven, sources, readings, findings, definitions, notes, history, joins, outcomes } = content;
  const asOfFrom = asOfGiven ? 'given' : 'the last date on which anything happened';
  return {
    asOf,
    asOfFrom: asOf === null ? null : asOfFrom,
    sources,
    readings: readings.map(readingJson),
    findings: findings.map(findingJson),
    definitions,
    notes,
    ...(history === null ? { snapshots: [], movements: [] } : historyJson(history)),
    joins: joinsJson(joins),
    decisions: outcomes.map(outcomeJson),
  };
}
