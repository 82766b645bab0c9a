import { useMemo, useState } from 'react';
import type { Answered } from '../../../views/answered';
import { bestReturnSentence, paybackHeadline } from '../../../views/economics-headline';
import type { Economics } from '../../../views/economics-readings';
import {
  PAYBACK_REFERENCES,
  paybackCard,
  paybackLimit,
  returnsCard,
  USUAL_RETURN_LINES,
  type Reference,
} from '../../../views/economics-returns';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { LineFields } from './line-fields';
import { ReferenceChoice } from './reference-choice';
import { SplitPicture } from './split-picture';

type Props = { readonly answered: Answered; readonly sensitivity: Economics['sensitivity'] };

/** LTV:CAC of every row on one axis, and the table of what it is made of. */
export function ReturnsCard({ answered, sensitivity }: Props) {
  const [lines, setLines] = useState(USUAL_RETURN_LINES);
  const card = useMemo(() => returnsCard(answered, lines), [answered, lines]);
  const sentence = useMemo(() => bestReturnSentence(answered, sensitivity), [answered, sensitivity]);
  return (
    <Card
      name="returns"
      question="What does a customer return?"
      level={2}
      sentence={sentence}
      lead={card.dots === null ? null : <LineFields legend="Lines at" values={USUAL_RETURN_LINES} unit="×" set={setLines} />}
      table={null}
      foot={card.foot}
      metrics={['ltvToCac', 'ltv', 'ltvSimple', 'cac']}
      evidence={card.evidence}
    >
      <SplitPicture card={card} />
      <div className="unfolded">
        <DataTable table={card.table} />
      </div>
    </Card>
  );
}

/** Months until a customer has paid back what winning it cost. */
export function PaybackCard({ answered }: { readonly answered: Answered }) {
  const [reference, setReference] = useState<Reference | null>(null);
  const card = useMemo(() => paybackCard(answered, reference), [answered, reference]);
  const limit = useMemo(() => paybackLimit(answered), [answered]);
  const sentence = useMemo(() => paybackHeadline(answered), [answered]);
  return (
    <Card
      name="payback"
      question="How soon?"
      level={2}
      sentence={sentence}
      lead={
        <div className="payback-lines">
          <ReferenceChoice label="Reference line" references={PAYBACK_REFERENCES} chosen={reference} choose={setReference} />
          {limit === null ? <a href="#/definitions">Set this workspace’s own limit</a> : null}
        </div>
      }
      table={card.table}
      foot={card.foot}
      metrics={['payback', 'cac']}
      evidence={card.evidence}
    >
      <SplitPicture card={card} />
    </Card>
  );
}
