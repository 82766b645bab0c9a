import { useMemo } from 'react';
import { completenessHeight, completenessOption } from '../../../../charts/icp-completeness';
import { completeness } from '../../../../core/icp';
import type { AttributeNaming } from '../../../../views/icp-builder-attributes';
import { blankLists } from '../../../../views/icp-proof-lists';
import { completenessView } from '../../../../views/icp-proof-completeness';
import { labelOf } from '../../../../views/icp-proof-words';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import { AccountLists, picking, type OnList } from './account-lists';
import type { Proven } from './proven';

type Props = { readonly world: Proven; readonly naming: AttributeNaming; readonly onList: OnList };

/** How often each attribute of the profiles is filled. */
export function CompletenessCard({ world: { version, accounts, scored, results }, naming, onList }: Props) {
  const found = useMemo(() => completeness(version, { accounts, scored, results }), [version, accounts, scored, results]);
  const view = useMemo(() => completenessView(found, naming), [found, naming]);
  const lists = useMemo(() => blankLists(found, naming), [found, naming]);
  return (
    <Card
      name="icp-proof-completeness"
      question="How complete is the data?"
      level={2}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={[]}
      evidence={[]}
    >
      {view.picture === null ? null : (
        <Drawing
          view={view.picture}
          draw={completenessOption}
          label={labelOf(view)}
          height={completenessHeight(view.picture)}
          pick={picking(lists, onList)}
        />
      )}
      <AccountLists lists={lists} title="List the accounts to fix" onList={onList} />
    </Card>
  );
}
