import { useMemo, useState } from 'react';
import type { Answered } from '../../../views/answered';
import { PAYBACK_REFERENCES, paybackCard, RETURN_REFERENCES, returnsCard, type Reference } from '../../../views/economics-returns';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { ReferenceChoice } from './reference-choice';
import { SplitPicture } from './split-picture';

/** LTV:CAC of every row on one axis, and the table of what it is made of. */
export function ReturnsCard({ answered }: { readonly answered: Answered }) {
  const [reference, setReference] = useState<Reference | null>(null);
  const card = useMemo(() => returnsCard(answered, reference), [answered, reference]);
  return (
    <Card
      name="returns"
      question="What does a customer return?"
      level={2}
      sentence={null}
      lead={<ReferenceChoice label="Reference line" references={RETURN_REFERENCES} chosen={reference} choose={setReference} />}
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
  return (
    <Card
      name="payback"
      question="How soon is it paid back?"
      level={2}
      sentence={null}
      lead={<ReferenceChoice label="Reference line" references={PAYBACK_REFERENCES} chosen={reference} choose={setReference} />}
      table={card.table}
      foot={card.foot}
      metrics={['payback', 'cac']}
      evidence={card.evidence}
    >
      <SplitPicture card={card} />
    </Card>
  );
}
