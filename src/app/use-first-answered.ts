import { useMemo } from 'react';
import { USUAL_QUESTION, withoutRules, type Question } from '../core/question';
import type { Answered } from '../views/answered';
import { useFirstAnswer } from './first-answers';
import { useSession } from './session';
import type { Answer } from './use-answer';
import { keyOf, numberOf } from './use-asked';

const USUAL = keyOf(USUAL_QUESTION);

/**
 * The answer to a question, and as long as it is not whole the first answer in its place, where that is to the same question
 * about the same data by the same definitions. Then both say the same, so that nothing moves when one replaces the other.
 */
export function useFirstAnswered(question: Question, answer: Answer): Answer {
  const { loaded } = useSession();
  const first = useFirstAnswer();
  // An address that names rules is answered by them alone.
  const isAsked = keyOf(question) === USUAL && withoutRules(window.location.hash) === window.location.hash;
  const answered = useMemo((): Answered | null => {
    if (first === null || !isAsked) return null;
    const { analysis, dataset, definitions } = first;
    const isOfLoaded = loaded?.dataset.fingerprint === dataset.fingerprint && numberOf(loaded.definitions) === numberOf(definitions);
    return loaded === null || isOfLoaded ? { analysis, dataset, definitions, isRefining: false } : null;
  }, [first, isAsked, loaded]);
  const isWhole = answer.answered !== null && !answer.answered.isRefining;
  if (answered === null || isWhole || answer.failure !== null) return answer;
  return { ...answer, answered, isUpdating: false };
}
