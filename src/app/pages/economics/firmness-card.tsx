import { useMemo, useState } from 'react';
import type { Compared } from '../../../core/metrics/sensitivity';
import type { Answered } from '../../../views/answered';
import { firmness, firstVaried, type Firmness } from '../../../views/economics-firmness';
import type { Economics } from '../../../views/economics-readings';
import { plain } from '../../../wording';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { SentenceText } from '../../parts/sentence-text';

const CHOICES: readonly { readonly metric: Compared; readonly label: string }[] = [
  { metric: 'ltvToCac', label: 'LTV:CAC' },
  { metric: 'cac', label: 'CAC' },
];

/** The verdict over each assumption with the table it was read off. */
function Verdicts({ firm }: { readonly firm: Firmness }) {
  if (firm.instead !== null) return <p>{firm.instead}</p>;
  return (
    <>
      {firm.warning === null ? null : <p className="band">{firm.warning}</p>}
      {[firm.keys, firm.lags].map(({ sentence, table }) => (
        <div key={table.caption} className="firm">
          <SentenceText sentence={sentence} className="card-sentence" />
          <DataTable table={table} />
        </div>
      ))}
      {firm.further.map(({ sentence, table }) => (
        <details key={table.caption} className="firm-more">
          <summary>{plain(sentence)}</summary>
          <DataTable table={table} />
        </details>
      ))}
    </>
  );
}

type Props = { readonly answered: Answered; readonly sensitivity: Economics['sensitivity'] };

/** The same numbers under other ways to share spend, lags, margins and horizons: does the order of the rows hold? */
export function FirmnessCard({ answered, sensitivity }: Props) {
  const [chosen, setMetric] = useState<Compared | null>(null);
  const metric = chosen ?? firstVaried(answered);
  const firm = useMemo(
    () => (sensitivity === null ? null : firmness(answered, sensitivity[metric], metric)),
    [answered, sensitivity, metric],
  );
  return (
    <Card
      name={`firmness-${metric}`}
      question="How firm is this?"
      level={2}
      sentence={null}
      lead={
        <fieldset className="toggle">
          <legend className="hidden">Which number to vary</legend>
          {CHOICES.map(({ metric: id, label }) => (
            <button key={id} type="button" aria-pressed={id === metric} onClick={() => setMetric(id)}>
              {label}
            </button>
          ))}
        </fieldset>
      }
      table={null}
      foot={firm?.foot ?? []}
      metrics={[metric]}
      evidence={firm?.evidence ?? []}
    >
      {firm === null ? <p className="quiet">Other assumptions are being worked out.</p> : <Verdicts firm={firm} />}
    </Card>
  );
}
