import { useMemo } from 'react';
import type { Answered } from '../../../views/answered';
import { ICP_METRICS } from '../../../views/economics-readings';
import { icpGap } from '../../../views/icp-gap';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';

/** ICP beside non-ICP on every number of the page, with what their difference tells. */
export function IcpCard({ answered }: { readonly answered: Answered }) {
  const gap = useMemo(() => icpGap(answered, ICP_METRICS), [answered]);
  return (
    <Card
      name="icp-economics"
      question="Does the ICP pay back more?"
      level={2}
      sentence={gap.sentence}
      table={null}
      foot={gap.rows.length === 0 ? [] : gap.foot}
      metrics={gap.rows.map(({ metric }) => metric)}
      evidence={gap.evidence}
    >
      {gap.rows.length === 0 ? null : <DataTable table={gap.table} />}
    </Card>
  );
}
