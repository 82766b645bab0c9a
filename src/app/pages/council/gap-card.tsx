import { dumbbellOption } from '../../../charts/dumbbell';
import type { GapRow, IcpGap } from '../../../views/icp-gap';
import { Card } from '../../parts/card';
import { DifferenceText } from '../../parts/difference-text';
import { Drawing } from '../../parts/drawing';
import { FigureText } from '../../parts/figure-text';
import { rowMarks } from '../../../views/mark';
import { writeQuestion } from '../../../core/question';
import { useQuestion } from '../../use-question';

const HEIGHT = 108;

/** The same question on the page that answers it for every segment. */
function Further({ row: { metric, further } }: { readonly row: GapRow }) {
  const { question } = useQuestion();
  return (
    <p className="gap-further">
      <a href={writeQuestion({ ...question, page: further.page, metric })}>{further.text}</a>
    </p>
  );
}

function Row({ row }: { readonly row: GapRow }) {
  const { label, inIcp, outside, difference, verdict, standardised, remedy, dumbbell, spoken } = row;
  const isDrawn = dumbbell.inIcp.value !== null || dumbbell.outside.value !== null;
  return (
    <li className="gap-row">
      <div className="gap-name">
        <h3>{label}</h3>
        <p>
          <span className="key key-icp" aria-hidden="true" />
          ICP <FigureText figure={inIcp} />
        </p>
        <p>
          <span className="key key-non-icp" aria-hidden="true" />
          Non-ICP <FigureText figure={outside} />
        </p>
        <Further row={row} />
      </div>
      <div className="gap-picture">
        {isDrawn ? (
          <Drawing
            view={dumbbell}
            draw={dumbbellOption}
            label={spoken}
            height={HEIGHT}
            marks={rowMarks([dumbbell.outside, dumbbell.inIcp])}
          />
        ) : (
          <p className="quiet">{remedy ?? 'Too few deals to be drawn.'}</p>
        )}
      </div>
      <div className="gap-difference">
        <DifferenceText difference={difference} />
        <p className={`word word-${verdict.kind}`}>{verdict.word}</p>
        {standardised === null ? null : <p className="quiet">Same size and region: {standardised}</p>}
      </div>
    </li>
  );
}

/** ICP against non-ICP, one metric a row, each on its own axis. */
export function GapCard({ gap }: { readonly gap: IcpGap }) {
  const isEmpty = gap.rows.length === 0;
  return (
    <Card
      name="icp-against-non-icp"
      question="Is the ICP worth it?"
      level={2}
      sentence={gap.sentence}
      table={isEmpty ? null : gap.table}
      foot={isEmpty ? [] : gap.foot}
      metrics={gap.rows.map(({ metric }) => metric)}
      evidence={gap.evidence}
    >
      <ul className="gap-rows">
        {gap.rows.map((row) => (
          <Row key={row.metric} row={row} />
        ))}
      </ul>
    </Card>
  );
}
