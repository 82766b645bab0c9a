import { writeQuestion } from '../../core/question';
import { useQuestion } from '../use-question';

/** The way to where targets are set; the period and the filters of the page stay. */
export function TargetsLink({ children }: { readonly children: string }) {
  const { question } = useQuestion();
  return <a href={writeQuestion({ ...question, page: 'definitions' })}>{children}</a>;
}
