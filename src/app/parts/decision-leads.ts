import { useMemo } from 'react';
import { hashWithDecision, writeQuestion, type Question } from '../../core/question';
import { decisionSpots, type PinMark } from '../../views/pins';
import { useQuestion } from '../use-question';
import type { Lead } from './drawing';

type Picture = { readonly pins?: readonly PinMark[]; readonly axis: { readonly max: number } };

/** The pins of decisions on a chart, each leading to its record in the Council room; of several on one day to the list there. */
export function decisionLeads({ pins = [], axis }: Picture, question: Question): readonly Lead[] {
  const room = writeQuestion({ ...question, page: 'council-room' });
  return decisionSpots(pins, axis.max).map(({ decisions, ...spot }): Lead => {
    const [id, ...others] = decisions;
    const hash = id === undefined || others.length > 0 ? room : hashWithDecision(room, id);
    return { ...spot, follow: () => void (window.location.hash = hash) };
  });
}

/** The same for the question of the address; a picture that is not drawn has none. */
export function useDecisionLeads(picture: Picture | null): readonly Lead[] {
  const { question } = useQuestion();
  return useMemo(() => (picture === null ? [] : decisionLeads(picture, question)), [picture, question]);
}
