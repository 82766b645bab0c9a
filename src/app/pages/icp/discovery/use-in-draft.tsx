import { lazy, useMemo, useState } from 'react';
import type { Discovery } from '../../../../core/discovery';
import { draftWithCandidate, holdsCandidate } from '../../../../core/discovery-draft';
import type { IcpVersion } from '../../../../core/icp';
import { conditionsOf } from '../../../../core/what-if';
import type { CandidateView } from '../../../../views/discovery-candidate';
import { draftingOf, HELD_TEXT, usedText, USE_TEXT } from '../../../../views/discovery-drafting';
import type { DiscoveryWords } from '../../../../views/discovery-names';
import styles from '../../../discovery/discovery.module.css';
import { useAnnounce } from '../../../parts/announcer';
import { Fetched } from '../../../parts/fetched';
import type { Loaded } from '../../../session';

const WhatIfPanel = lazy(() => import('../what-if').then((module) => ({ default: module.WhatIfPanel })));

type Props = {
  readonly loaded: Loaded;
  readonly view: CandidateView;
  readonly discovery: Discovery;
  readonly words: DiscoveryWords;
  /** The draft or version that takes the candidate, and which of its profiles. */
  readonly base: IcpVersion;
  readonly profile: string | null;
  onDraft(version: IcpVersion): void;
};

/** What a candidate is good for: a criterion of the next version, or an exclusion, after a look at what it would have changed. */
export function UseInDraft({ loaded, view, discovery, words, base, profile, onDraft }: Props) {
  const announce = useAnnounce();
  const [isOpen, open] = useState(false);
  const { candidate, name } = view;
  const { as, note } = useMemo(() => draftingOf(view, discovery, words), [view, discovery, words]);
  const draft = useMemo(
    () => draftWithCandidate(discovery, candidate, { version: base, profile, as, note }),
    [discovery, candidate, base, profile, as, note],
  );
  const isHeld = useMemo(
    () => holdsCandidate(discovery, candidate, { version: base, profile, as }),
    [discovery, candidate, base, profile, as],
  );
  const where = useMemo(() => conditionsOf(discovery.attributes, candidate.conditions, loaded.dataset), [discovery, candidate, loaded]);
  const use = (): void => {
    onDraft(draft);
    announce(usedText(name, as));
  };
  return (
    <>
      <div className={styles['actions']}>
        {isHeld ? (
          <p className="quiet">{HELD_TEXT[as]}</p>
        ) : (
          <button type="button" className="button" aria-label={`${USE_TEXT[as]}: ${name}`} onClick={use}>
            {USE_TEXT[as]}
          </button>
        )}
        <button type="button" className="button" aria-expanded={isOpen} aria-label={`What if: ${name}`} onClick={() => open(!isOpen)}>
          What if?
        </button>
      </div>
      {isOpen ? (
        <Fetched>
          <WhatIfPanel
            loaded={loaded}
            name={words.clauseOf(candidate.conditions)}
            where={where}
            direction={discovery.direction}
            draft={draft}
          />
        </Fetched>
      ) : null}
    </>
  );
}
