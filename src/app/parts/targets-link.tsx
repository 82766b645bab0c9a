import type { MouseEvent } from 'react';
import { writeQuestion } from '../../core/question';
import { useQuestion } from '../use-question';
import { wantPart } from '../wanted-part';

type Props = {
  readonly children: string;
  /** The part of the page that it leads to. */
  readonly part?: 'targets' | 'segments' | 'settings';
};

/** The way to where targets or settings are set, or segments defined; the period and the filters of the page stay. */
export function TargetsLink({ children, part = 'targets' }: Props) {
  const { question } = useQuestion();
  const follow = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): void => {
    if (!ctrlKey && !metaKey && !shiftKey) wantPart(part);
  };
  return (
    <a href={writeQuestion({ ...question, page: 'definitions' })} onClick={follow}>
      {children}
    </a>
  );
}
