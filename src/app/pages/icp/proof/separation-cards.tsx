import { useMemo, useState } from 'react';
import { gainOption } from '../../../../charts/icp-gain';
import { reliabilityOption } from '../../../../charts/icp-reliability';
import { rankedDotsOption, rankedHeight } from '../../../../charts/ranked-dots';
import { calibration, decileProof, scoreSeparation, targetingAccuracy, tierProof, type ReliabilityBin } from '../../../../core/icp';
import type { Reading } from '../../../../core/model';
import { leastOf } from '../../../../views/answered';
import { decilesView, tiersView } from '../../../../views/icp-proof-groups';
import { reliabilityView } from '../../../../views/icp-proof-reliability';
import { gainLists } from '../../../../views/icp-proof-lists';
import { gainView } from '../../../../views/icp-proof-separation';
import { closedSpan, closedText } from '../../../../views/icp-proof-span';
import { targetingSentence, targetingTable } from '../../../../views/icp-proof-targeting';
import { labelOf, rateReading } from '../../../../views/icp-proof-words';
import { binReading } from '../../../../views/icp-study';
import { Card } from '../../../parts/card';
import { DataTable } from '../../../parts/data-table';
import { Drawing } from '../../../parts/drawing';
import { useOfferedStudies } from '../../../parts/evidence-studies';
import { SentenceText } from '../../../parts/sentence-text';
import { Switch } from '../../segments/switch';
import { AccountLists, picking, type OnList } from './account-lists';
import type { Proven } from './proven';
import { dotMarks, rowMarks } from '../../../../views/mark';

type Props = { readonly world: Proven; readonly onList: OnList };
type By = 'tier' | 'decile';

const CHOICES = [
  { id: 'tier', label: 'By tier' },
  { id: 'decile', label: 'By decile' },
] as const;
const SQUARE = 280;

/** Both ways of grouping accounts as views, and the three numbers of targeting. */
function useGroups({ scored, results, loaded }: Proven) {
  return useMemo(() => {
    const least = leastOf(loaded.definitions);
    const { dealClass } = loaded.definitions.assumptions;
    const telling = { least, span: closedSpan(results, loaded.dataset.calendar), closed: closedText(dealClass) };
    const isRead = loaded.definitions.icpRuler.kind === 'latest';
    const targeting = targetingAccuracy(scored, results);
    return {
      tier: tiersView(tierProof(scored, results, least), telling, isRead),
      decile: decilesView(decileProof(scored, results, least), telling),
      targeting: { sentence: targetingSentence(targeting, least), table: targetingTable(targeting, least) },
    };
  }, [scored, results, loaded]);
}

function GroupsCard({ world, onList }: Props) {
  const [by, choose] = useState<By>('tier');
  const { targeting, ...views } = useGroups(world);
  const view = views[by];
  return (
    <Card
      name="icp-proof-win-rates"
      question="Does the score tell winners apart?"
      level={2}
      sentence={view.sentence}
      lead={<Switch legend="Win rate of" choices={CHOICES} chosen={by} choose={choose} />}
      table={view.table}
      foot={view.foot}
      metrics={['winRate']}
      evidence={view.evidence}
    >
      {view.picture === null ? null : (
        <Drawing
          view={view.picture}
          draw={rankedDotsOption}
          label={labelOf(view)}
          height={rankedHeight(view.picture)}
          marks={rowMarks(view.picture.dots)}
          pick={view.lists.length === 0 ? undefined : picking(view.lists, onList)}
        />
      )}
      <AccountLists lists={view.lists} title="List the accounts of a group" onList={onList} />
      {view.few.length === 0 ? null : <p className="quiet">Too few to draw: {view.few.join('; ')}.</p>}
      <SentenceText sentence={targeting.sentence} className="proof-targeting" />
      <details className="proof-list">
        <summary>Capture and precision as a table</summary>
        <DataTable table={targeting.table} />
      </details>
    </Card>
  );
}

function GainCard({ world: { scored, results }, onList }: Props) {
  const found = useMemo(() => scoreSeparation(scored, results), [scored, results]);
  const view = useMemo(() => gainView(found), [found]);
  const lists = useMemo(() => (view.picture === null ? [] : gainLists(found)), [found, view]);
  return (
    <Card
      name="icp-proof-gain"
      question="How many winners stand at the top?"
      level={3}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={['winRate']}
      evidence={[]}
    >
      {view.picture === null ? null : (
        <Drawing view={view.picture} draw={gainOption} label={labelOf(view)} height={SQUARE} pick={picking(lists, onList)} />
      )}
      <AccountLists lists={lists} title="List the accounts at the top" onList={onList} />
    </Card>
  );
}

const RELIABILITY = 'Does what it promises come true?';

function useReliability({ scored, results, loaded }: Proven) {
  return useMemo(() => {
    const { dataset, definitions } = loaded;
    const { assumptions } = definitions;
    const told = calibration(scored, results);
    const asked = { dataset, assumptions, results, closed: closedText(assumptions.dealClass) };
    const read = (bin: ReliabilityBin, at: number): Reading =>
      told.missing === null ? binReading(bin, at, { calibration: told, scored, asked }) : rateReading(bin, 'reliability');
    return reliabilityView(told, { least: leastOf(definitions), calendar: dataset.calendar, read });
  }, [scored, results, loaded]);
}

function ReliabilityCard({ world }: Pick<Props, 'world'>) {
  const view = useReliability(world);
  useOfferedStudies(RELIABILITY, view.table);
  return (
    <Card
      name="icp-proof-reliability"
      question={RELIABILITY}
      level={3}
      sentence={view.sentence}
      table={view.table}
      foot={view.foot}
      metrics={['winRate']}
      evidence={[]}
    >
      {view.picture === null ? null : (
        <Drawing view={view.picture} draw={reliabilityOption} label={labelOf(view)} height={SQUARE} marks={dotMarks(view.picture.dots)} />
      )}
    </Card>
  );
}

/** Win rate by tier and by decile of the score, how much the best scores capture, and whether chances come true. */
export function SeparationCards({ world, onList }: Props) {
  return (
    <>
      <GroupsCard world={world} onList={onList} />
      <div className="proof-pair">
        <GainCard world={world} onList={onList} />
        <ReliabilityCard world={world} />
      </div>
    </>
  );
}
