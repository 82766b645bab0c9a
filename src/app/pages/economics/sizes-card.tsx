import { useMemo } from 'react';
import { stripHeight, stripPlotOption } from '../../../charts/strip-plot';
import { spanOf, type Question } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { sizesView } from '../../../views/deal-sizes';
import { splitOf } from '../../../views/economics-readings';
import { rowMarks } from '../../../views/mark';
import { Card } from '../../parts/card';
import { Drawing } from '../../parts/drawing';
import type { Loaded } from '../../session';
import { StudyBody } from '../pipeline/study-body';
import { useSizes } from './use-customers';

/** Won deals as strips with the box of the middle half, on each side of the ICP and by the split. */
export function SizesCard({ question, loaded }: { readonly question: Question; readonly loaded: Loaded }) {
  const { dataset, definitions } = loaded;
  const split = splitOf(question, dataset)?.dimension ?? null;
  const study = useSizes(question, loaded, split);
  const view = useMemo(
    () =>
      study.told === null
        ? null
        : sizesView(study.told, { dataset, split, span: spanOf(question.period, dataset), least: leastOf(definitions) }),
    [study.told, dataset, split, definitions, question.period],
  );
  const shown = view?.instead === null ? view : null;
  return (
    <Card
      name="deal-sizes"
      question="How large are deals?"
      level={2}
      sentence={shown === null || shown.sentence.length === 0 ? null : shown.sentence}
      table={shown?.table ?? null}
      foot={shown?.foot ?? []}
      metrics={['acv', 'acvMedian']}
      evidence={shown?.evidence ?? []}
    >
      <StudyBody study={study} view={view} working="Amounts are being worked out">
        {({ plot, spoken, few }) => (
          <>
            {plot === null ? null : (
              <Drawing view={plot} draw={stripPlotOption} label={spoken} height={stripHeight(plot)} marks={rowMarks(plot.rows)} />
            )}
            {few.length === 0 ? null : <p className="quiet">Not drawn: {few.join('; ')}.</p>}
          </>
        )}
      </StudyBody>
    </Card>
  );
}
