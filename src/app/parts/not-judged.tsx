import { writeQuestion } from '../../core/question';
import { notJudgedText } from '../../wording';
import { useQuestion } from '../use-question';

/** Stands in the place of verdicts: why none is given, and where that can be cleared up. */
export function NotJudged({ withheld }: { readonly withheld: string }) {
  const { question } = useQuestion();
  return (
    <p className="card-sentence">
      {notJudgedText(withheld)} <a href={writeQuestion({ ...question, page: 'data' })}>See the ledger</a>
    </p>
  );
}
