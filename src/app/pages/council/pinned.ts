import type { Question } from '../../../core/question';
import type { Answered } from '../../../views/answered';
import { pinCell, pinMarks, pinsOf, pinsWithin } from '../../../views/pins';
import type { Pinned, ShareLine } from '../../../views/share-line';
import { decisionLeads } from '../../parts/decision-leads';
import type { Lead } from '../../parts/drawing';
import { PinList } from '../../parts/pin-list';

/** What happened in time, where the pins of decisions on a line lead, and the list of what their numbers stand for. */
export type CouncilPins = Pinned & { leads(line: ShareLine): readonly Lead[]; readonly List: typeof PinList };

/** What happened in the quarters of an answer; null where nothing did. */
export function councilPins({ analysis, dataset, definitions }: Answered, question: Question): CouncilPins | null {
  const periods = analysis.quarters.map(({ period }) => period);
  const pins = pinsWithin(pinsOf(dataset, definitions, undefined), periods);
  if (pins.length === 0) return null;
  return { pins, marks: pinMarks, cell: pinCell, leads: (line) => decisionLeads(line, question), List: PinList };
}
