import { hashWithDecision, writeQuestion } from '../../core/question';
import type { Piece } from '../../views/table';
import { useQuestion } from '../use-question';

/** A text whose decisions lead to their records in the Council room. */
export function LinkedText({ pieces }: { readonly pieces: readonly Piece[] }) {
  const { question } = useQuestion();
  const room = writeQuestion({ ...question, page: 'council-room' });
  return pieces.map(({ text, decision }, at) =>
    decision === undefined ? (
      text
    ) : (
      <a key={`${at} ${decision}`} href={hashWithDecision(room, decision)}>
        {text}
      </a>
    ),
  );
}
