import { useMemo, useState } from 'react';
import { unknownHeight, unknownOption } from '../../../charts/unknown-line';
import { segmentDimensionOf, type Answerable } from '../../../core/analysis';
import { unknownSeries } from '../../../core/drift-unknowns';
import type { DimensionId } from '../../../core/model';
import type { Question } from '../../../core/question';
import type { ChartGiven } from '../../../views/drift-chart-words';
import { placedBy, unknownsView, type UnknownPanel } from '../../../views/drift-unknowns';
import { pointMarks } from '../../../views/mark';
import { Card } from '../../parts/card';
import { useDecisionLeads } from '../../parts/decision-leads';
import { Drawing } from '../../parts/drawing';

function Panel({ panel: { name, says, picture } }: { readonly panel: UnknownPanel }) {
  const leads = useDecisionLeads(picture);
  return (
    <li className="drift-panel">
      <h4>{name}</h4>
      <p className="drift-panel-line">{says}</p>
      <Drawing
        view={picture}
        draw={unknownOption}
        label={`${name} that cannot be placed, by quarter. ${says}.`}
        height={unknownHeight(picture)}
        marks={pointMarks(picture.points)}
        leads={leads}
      />
    </li>
  );
}

type Props = { readonly answerable: Answerable; readonly question: Question; readonly given: ChartGiven };

/** How many deals cannot be placed, by quarter: by the ICP, or by segment. Nothing where every deal can be. */
export function UnknownsCard({ answerable, question, given }: Props) {
  const [chosen, setChosen] = useState<DimensionId | null>(null);
  const { dataset, cube } = answerable;
  const told = useMemo(
    () =>
      placedBy(segmentDimensionOf(cube.ask, dataset, question), dataset).flatMap(({ id, label }) => {
        const view = unknownsView(unknownSeries(answerable, question, id), { dimension: id, dataset }, given);
        return view === null ? [] : [{ id, label, view }];
      }),
    [answerable, cube, dataset, question, given],
  );
  const current = told.find(({ id }) => id === chosen) ?? told[0];
  if (current === undefined) return null;
  const { view } = current;
  return (
    <Card
      name="drift-unknown"
      question="How many deals cannot be placed?"
      level={3}
      sentence={view.sentence}
      lead={
        told.length < 2 ? null : (
          <fieldset className="toggle drift-by">
            <legend className="hidden">By what deals are placed</legend>
            {told.map(({ id, label }) => (
              <button key={id} type="button" aria-pressed={id === current.id} onClick={() => setChosen(id)}>
                By {label}
              </button>
            ))}
          </fieldset>
        )
      }
      table={view.table}
      foot={view.foot}
      metrics={[]}
      evidence={view.evidence}
    >
      <ul className="drift-panels">
        {view.panels.map((panel) => (
          <Panel key={panel.id} panel={panel} />
        ))}
      </ul>
    </Card>
  );
}
