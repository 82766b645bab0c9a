import { lazy, useCallback, useMemo, useState } from 'react';
import type { Candidate, Discovery } from '../../../core/discovery';
import type { DimensionId, Home } from '../../../core/model';
import { conditionsOf } from '../../../core/what-if';
import type { CandidateView } from '../../../views/discovery-candidate';
import type { DiscoveryWords } from '../../../views/discovery-names';
import { segmentationWith } from '../../../views/discovery-segment';
import { askForSegmentation } from '../../asked-segmentation';
import { DiscoveryCard } from '../../discovery/discovery-card';
import styles from '../../discovery/discovery.module.css';
import { Fetched } from '../../parts/fetched';
import type { Loaded } from '../../session';
import { restsOn } from '../../use-discovery';
import { useQuestion } from '../../use-question';

const WhatIfPanel = lazy(() => import('../icp/what-if').then((module) => ({ default: module.WhatIfPanel })));

const HOMES: ReadonlySet<Home> = new Set(['account', 'opportunity']);

type PartProps = { readonly loaded: Loaded; readonly discovery: Discovery; readonly candidate: Candidate; readonly words: DiscoveryWords };

function Part({ loaded, discovery, candidate, words }: PartProps) {
  const where = useMemo(() => conditionsOf(discovery.attributes, candidate.conditions, loaded.dataset), [discovery, candidate, loaded]);
  return (
    <Fetched>
      <WhatIfPanel loaded={loaded} name={words.clauseOf(candidate.conditions)} where={where} direction={discovery.direction} draft={null} />
    </Fetched>
  );
}

type ActProps = Omit<PartProps, 'candidate'> & { readonly view: CandidateView; readonly by: DimensionId | null };

function Actions({ loaded, discovery, words, view, by }: ActProps) {
  const { question, ask } = useQuestion();
  const [isOpen, open] = useState(false);
  const { candidate, name } = view;
  const draft = (): void => {
    const { dataset, definitions } = loaded;
    askForSegmentation(segmentationWith(discovery, candidate, words, { dataset, segmentations: definitions.segmentations, by }));
    ask({ ...question, page: 'definitions' });
  };
  return (
    <>
      <div className={styles['actions']}>
        <button type="button" className="button" aria-label={`Draft a segment: ${name}`} onClick={draft}>
          Draft a segment
        </button>
        <button type="button" className="button" aria-expanded={isOpen} aria-label={`What if: ${name}`} onClick={() => open(!isOpen)}>
          What if?
        </button>
      </div>
      {isOpen ? <Part {...{ loaded, discovery, candidate, words }} /> : null}
    </>
  );
}

type Props = { readonly loaded: Loaded; readonly by: DimensionId | null; readonly metric: string };

/** Which segments might we be missing? */
export function DiscoverySection({ loaded, by, metric }: Props) {
  const act = useCallback(
    (view: CandidateView, discovery: Discovery, words: DiscoveryWords) => <Actions {...{ loaded, discovery, words, view, by }} />,
    [loaded, by],
  );
  return (
    <DiscoveryCard
      key={restsOn(loaded)}
      loaded={loaded}
      name="segments-discovery"
      question="Which might we be missing?"
      metric={metric}
      homes={HOMES}
      act={act}
    />
  );
}
