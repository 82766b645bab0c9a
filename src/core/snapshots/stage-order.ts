import { normalisedName } from '../facts';

/** The open stages that CRMs begin with, the first to the last, as they spell them; another language is another line. */
const LADDERS: readonly (readonly string[])[] = [
  [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Value Proposition',
    'Id. Decision Makers',
    'Perception Analysis',
    'Proposal/Price Quote',
    'Negotiation/Review',
  ],
  [
    'Neukundengewinnung',
    'Qualifizierung',
    'Bedarfsanalyse',
    'Wertversprechen',
    'Identifizierung der Entscheidungsträger',
    'Wahrnehmungsanalyse',
    'Angebot/Preisangebot',
    'Verhandlung/Überprüfung',
  ],
  ['Appointment Scheduled', 'Qualified To Buy', 'Presentation Scheduled', 'Decision Maker Bought-In', 'Contract Sent'],
  ['appointmentscheduled', 'qualifiedtobuy', 'presentationscheduled', 'decisionmakerboughtin', 'contractsent'],
  ['Termin vereinbart', 'Für Kauf qualifiziert', 'Präsentation geplant', 'Entscheidungsträger zugestimmt', 'Vertrag gesendet'],
  ['Qualified', 'Contact Made', 'Demo Scheduled', 'Proposal Made', 'Negotiations Started'],
  ['Qualifiziert', 'Kontakt hergestellt', 'Demo vereinbart', 'Angebot gemacht', 'Verhandlungen begonnen'],
  ['Qualify', 'Develop', 'Propose', 'Close'],
];

/** How far the second stage lies beyond the first: positive is forward; null where no order of the two is known. */
export type StageOrder = (first: string, second: string, pipeline: string) => number | null;

/** `2 - Demo` and `02. Demo` say their own place. */
const numberOf = (stage: string): number | null => {
  const digits = /^\s*(\d{1,3})\s*[-–.:)\]_ ]/.exec(stage)?.[1];
  return digits === undefined ? null : Number(digits);
};

/**
 * The order of open stages: as the stage map lists them, else by the numbers they begin with, else as the CRM's own stages
 * follow each other.
 */
export function stageOrder(stageMap: ReadonlyMap<string, string>): StageOrder {
  const listed = new Map([...stageMap.keys()].map((stage, place) => [stage, place]));
  const ladders = LADDERS.map((ladder) => new Map(ladder.map((stage, place) => [normalisedName(stage), place])));
  const between = (first: number | null | undefined, second: number | null | undefined): number | null =>
    first === undefined || second === undefined || first === null || second === null ? null : second - first;
  return (first, second, pipeline) => {
    const inMap = (stage: string): number | undefined => listed.get(`${pipeline}/${stage}`) ?? listed.get(stage);
    const known = between(inMap(first), inMap(second)) ?? between(numberOf(first), numberOf(second));
    if (known !== null) return known;
    const [a, b] = [normalisedName(first), normalisedName(second)];
    const ladder = ladders.find((each) => each.has(a) && each.has(b));
    return ladder === undefined ? null : between(ladder.get(a), ladder.get(b));
  };
}
