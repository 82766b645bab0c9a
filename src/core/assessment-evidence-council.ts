import { measured, settingOf, unmeasured, type EvidenceFact, type MeasuredEvidence } from './assessment';
import type { AssessmentGround } from './assessment-evidence-ground';
import { FUNCTIONS, standingDecisions, type CompanyFunction, type Decision } from './council';
import { latestOf } from './drift';
import { monthsBetween } from './icp';
import { dateOf, monthIn, parseDate, spanHolding, type Dataset } from './model';

const MONTHS = 12;

const isInYear = (date: string, asOf: string): boolean => {
  const months = date <= asOf ? monthsBetween(date, asOf) : null;
  return months !== null && months < MONTHS;
};

/** Which quarter a date lies in, counted back from that of the as-of date; null for a later one. */
function quartersBack(date: string, { asOf, calendar }: Dataset): number | null {
  const day = parseDate(date);
  if (day === null || day > asOf) return null;
  const firstOf = (on: number): number => spanHolding(monthIn(calendar, on), 'quarter', calendar.startMonth).from;
  return (firstOf(asOf) - firstOf(day)) / 3;
}

/** The quarter of the as-of date and the three before it, those for which a packet was taken. */
function packets({ answerable: { definitions, dataset } }: AssessmentGround): MeasuredEvidence {
  const quarters = settingOf('E19', 'quarters');
  const kept = definitions.council.packets.flatMap(({ asOf }) => quartersBack(asOf, dataset) ?? []).filter((back) => back < quarters);
  return measured('E19', new Set(kept).size, { n: quarters });
}

/** Flags of the last twelve months: who looks after them, and which were closed in time. */
function driftFollowed({ answerable: { definitions, dataset } }: AssessmentGround): MeasuredEvidence {
  const asOf = dateOf(dataset.asOf);
  const records = definitions.flagLog.filter((record) => isInYear(record.asOf, asOf));
  const first = new Map<string, string>();
  for (const record of records)
    for (const { id, state } of record.flags) if (state === 'drifted' && !first.has(id)) first.set(id, record.asOf);
  const said = latestOf(definitions.watched.filter(({ on }) => on <= asOf));
  const raised = [...first.keys()];
  const owned = raised.filter((id) => (said.get(id)?.owner ?? '').trim() !== '');
  const closed = raised.filter((id) =>
    isClosedInTime(said.get(id)?.status === 'closed' ? (said.get(id)?.on ?? null) : null, first.get(id)),
  );
  const facts: readonly (EvidenceFact | null)[] = [
    records.length > 0 ? 'rulesOn' : null,
    raised.length > 0 && owned.length === raised.length ? 'withOwners' : null,
  ];
  return measured('E20', raised.length, {
    n: raised.length,
    facts: facts.filter((fact) => fact !== null),
    parts: [
      { name: 'withOwner', part: owned.length, of: raised.length },
      { name: 'closedInTime', part: closed.length, of: raised.length },
    ],
  });
}

function isClosedInTime(on: string | null, since: string | undefined): boolean {
  const [end, start] = [parseDate(on ?? ''), parseDate(since ?? '')];
  return end !== null && start !== null && end - start <= settingOf('E20', 'days');
}

/** The decisions as they stand that were taken up to the as-of date. */
const decisionsIn = ({ answerable: { definitions, dataset } }: AssessmentGround): readonly Decision[] =>
  standingDecisions(definitions.council).filter(({ taken }) => taken <= dateOf(dataset.asOf));

function withEvidence(ground: AssessmentGround): MeasuredEvidence {
  const asOf = dateOf(ground.answerable.dataset.asOf);
  const decisions = decisionsIn(ground);
  const taken = decisions.filter((decision) => isInYear(decision.taken, asOf));
  const citing = taken.filter(({ evidence }) => evidence.readings.length > 0);
  const reviewed = decisions.filter(({ verdict, review }) => verdict !== null && isInYear(review, asOf));
  return measured('E21', citing.length, {
    n: taken.length,
    part: citing.length,
    parts: [{ name: 'reviewed', part: reviewed.length, of: taken.length }],
  });
}

/** The functions that approved decisions of the last four quarters; what nobody noted is not in the data. */
function whoDecides(ground: AssessmentGround): MeasuredEvidence {
  const { dataset } = ground.answerable;
  const recent = decisionsIn(ground).filter(({ taken }) => (quartersBack(taken, dataset) ?? 4) < 4);
  const approved = new Set(recent.flatMap(({ approvers }) => approvers.map((each) => each.function)));
  const named = FUNCTIONS.filter((each): each is Exclude<CompanyFunction, 'other'> => each !== 'other' && approved.has(each));
  if (named.length === 0) return unmeasured('E27', 'no_history', recent.length);
  return measured('E27', named.length, { n: recent.length, names: named });
}

/** What the council wrote down: packets, flags that were followed, decisions and who approved them. */
export const evidenceOfCouncil = (ground: AssessmentGround): readonly MeasuredEvidence[] => [
  packets(ground),
  driftFollowed(ground),
  withEvidence(ground),
  whoDecides(ground),
];
