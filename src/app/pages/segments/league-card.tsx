import { rankedDotsOption, rankedHeight } from '../../../charts/ranked-dots';
import type { MetricId } from '../../../core/metrics';
import type { League } from '../../../views/league-table';
import type { Row } from '../../../views/table';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { Drawing } from '../../parts/drawing';
import { rowMarks } from '../../../views/mark';

type Props = { readonly league: League; readonly metric: MetricId; narrow(label: string | null): void };

/** Segments ranked by the cautious end of their interval, and the table with every other metric beside. */
export function LeagueCard({ league, metric, narrow }: Props) {
  const { dots, standings, table } = league;
  const naming = (row: Row) => {
    const standing = standings.find(({ id }) => id === row.id);
    return standing === undefined ? null : (
      <button type="button" className="link" title={`Show ${standing.name} only`} onClick={() => narrow(standing.label)}>
        {standing.name}
      </button>
    );
  };
  return (
    <Card
      name="segments-ranked"
      question="Which can we trust?"
      level={2}
      sentence={null}
      table={null}
      foot={league.foot}
      metrics={[metric]}
      evidence={league.evidence}
    >
      {dots.dots.length === 0 ? (
        <p className="quiet">No segment has enough deals to be ranked.</p>
      ) : (
        <Drawing
          view={dots}
          draw={rankedDotsOption}
          label={plain(league.sentence)}
          height={rankedHeight(dots)}
          marks={rowMarks(dots.dots)}
        />
      )}
      <DataTable table={table} naming={naming} />
    </Card>
  );
}
