import { useMemo, useState } from 'react';
import { leastOf } from '../../../views/answered';
import { retentionHeatmap, type Followed, type KeptRow, type RetentionHeatmap } from '../../../views/retention-heatmap';
import type { Question } from '../../../core/question';
import { Card } from '../../parts/card';
import { Failed } from '../../parts/failed';
import { ScrollRegion } from '../../parts/scroll-region';
import { Skeleton } from '../../parts/skeleton';
import type { Loaded } from '../../session';
import { useCohorts } from './use-cohorts';

const CHOICES: readonly { readonly id: Followed; readonly label: string }[] = [
  { id: 'revenue', label: 'Revenue' },
  { id: 'customers', label: 'Customers' },
];

function Cells({ row, columns }: { readonly row: KeptRow; readonly columns: readonly string[] }) {
  return row.cells.map((cell, at) => (
    <td
      key={columns[at]}
      className={`kept${cell.shade === null ? '' : ` kept-${cell.shade}`}${cell.isFew ? ' kept-few' : ''}`}
      title={cell.full}
    >
      {cell.isEmpty ? <span className="hidden">{cell.rests}</span> : <span className="kept-value">{cell.text}</span>}
      {cell.isEmpty || cell.rests === '' ? null : <span className="kept-rests">{cell.rests}</span>}
    </td>
  ));
}

function CohortMap({ map }: { readonly map: RetentionHeatmap }) {
  return (
    <>
      <ScrollRegion label={map.caption}>
        <table className="cohorts">
          <caption>{map.caption}</caption>
          <thead>
            <tr>
              <th scope="col">Start</th>
              <th scope="col">Customers</th>
              {map.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className="kept">{row.customers}</td>
                <Cells row={row} columns={map.columns} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{map.total.name}</th>
              <td className="kept">{map.total.customers}</td>
              <Cells row={map.total} columns={map.columns} />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      <ul className="kept-legend" aria-label="Shades by the share still there">
        {map.legend.map(({ shade, text }) => (
          <li key={shade}>
            <span className={`kept-swatch kept-${shade}`} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is left of each quarter's new customers, quarter by quarter. */
export function CohortCard({ question, loaded }: { readonly question: Question; readonly loaded: Loaded }) {
  const [followed, setFollowed] = useState<Followed>('revenue');
  const { cohorts, failure, retry } = useCohorts(question, loaded);
  const least = leastOf(loaded.definitions);
  const map = useMemo(
    () => (cohorts === null ? null : retentionHeatmap(cohorts, loaded.dataset, { followed, least })),
    [cohorts, loaded.dataset, followed, least],
  );
  const isShown = map !== null && map.instead === null;
  return (
    <Card
      name={`cohorts-${followed}`}
      question="How much of each cohort is left?"
      level={2}
      sentence={isShown && map.sentence.length > 0 ? map.sentence : null}
      lead={
        isShown ? (
          <fieldset className="toggle">
            <legend className="hidden">What is followed</legend>
            {CHOICES.map(({ id, label }) => (
              <button key={id} type="button" aria-pressed={id === followed} onClick={() => setFollowed(id)}>
                {label}
              </button>
            ))}
          </fieldset>
        ) : null
      }
      table={null}
      foot={isShown ? map.foot : []}
      metrics={['nrr', 'grr', 'logoChurn']}
      evidence={map?.evidence ?? []}
    >
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {failure === null && map === null ? <Skeleton label="The cohorts are being worked out" /> : null}
      {map === null || map.instead === null ? null : <p>{map.instead}</p>}
      {isShown ? <CohortMap map={map} /> : null}
    </Card>
  );
}
