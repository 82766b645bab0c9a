import { useMemo } from 'react';
import { shareBarsHeight, shareBarsOption } from '../../../../charts/share-bars';
import { tightness } from '../../../../core/icp';
import { tierLists } from '../../../../views/icp-proof-lists';
import { tightnessView } from '../../../../views/icp-proof-tightness';
import { labelOf } from '../../../../views/icp-proof-words';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import { AccountLists, picking, type OnList } from './account-lists';
import { MarketForm } from './market-form';
import type { Proven } from './proven';

/** What share of accounts and deals each tier holds; judged where the counts of the market are given. */
export function TightnessCard({ world: { scored, results, loaded }, onList }: { readonly world: Proven; readonly onList: OnList }) {
  const { tam } = loaded.definitions;
  const found = useMemo(() => tightness(scored, results, tam), [scored, results, tam]);
  const view = useMemo(() => tightnessView(found), [found]);
  const lists = useMemo(() => tierLists(found, view.picture?.rows ?? []), [found, view]);
  return (
    <Card
      name="icp-proof-tightness"
      question="How tight is it?"
      level={2}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={[]}
      evidence={[]}
      lead={<MarketForm loaded={loaded} />}
    >
      {view.picture === null ? null : (
        <Drawing
          view={view.picture}
          draw={shareBarsOption}
          label={labelOf(view)}
          height={shareBarsHeight(view.picture)}
          pick={picking(lists, onList)}
        />
      )}
      <AccountLists lists={lists} title="List the accounts of a tier" onList={onList} />
    </Card>
  );
}
