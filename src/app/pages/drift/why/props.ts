import type { Answerable } from '../../../../core/analysis';
import type { Drift } from '../../../../core/drift-study';
import type { Loaded, Question } from '../../../session';

/** What the sections below the findings are given. */
export type WhyProps = {
  readonly drift: Drift;
  readonly answerable: Answerable;
  readonly question: Question;
  readonly loaded: Loaded;
};
