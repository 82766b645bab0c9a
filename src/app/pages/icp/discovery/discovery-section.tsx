import { useCallback, useMemo, useState } from 'react';
import type { Discovery } from '../../../../core/discovery';
import type { IcpVersion } from '../../../../core/icp';
import type { Home } from '../../../../core/model';
import type { CandidateView } from '../../../../views/discovery-candidate';
import { baseFor, profileChoices } from '../../../../views/discovery-drafting';
import type { DiscoveryWords } from '../../../../views/discovery-names';
import { DiscoveryCard } from '../../../discovery/discovery-card';
import styles from '../../../discovery/discovery.module.css';
import { restsOn } from '../../../use-discovery';
import { useQuestion } from '../../../use-question';
import { ChoiceField } from '../builder/fields';
import type { SectionProps } from '../world';
import { UseInDraft } from './use-in-draft';

/** A profile scores accounts: what is only known of a deal cannot be asked of one. */
const HOMES: ReadonlySet<Home> = new Set(['account']);

type Props = SectionProps & {
  /** What is being written; null where nothing is, and the version in force is copied. */
  readonly draft: IcpVersion | null;
  onDraft(version: IcpVersion): void;
};

/** Which rules should we look at? */
export function DiscoverySection({ world, draft, onDraft }: Props) {
  const { loaded, version, date } = world;
  const { question } = useQuestion();
  const standing = draft ?? loaded.definitions.icpDraft;
  const base = useMemo(() => baseFor(standing, version, date), [standing, version, date]);
  const choices = profileChoices(base);
  const [wanted, want] = useState<string | null>(null);
  const profile = choices.find(([id]) => id === wanted)?.[0] ?? choices[0]?.[0] ?? null;
  const act = useCallback(
    (view: CandidateView, discovery: Discovery, words: DiscoveryWords) => (
      <UseInDraft {...{ loaded, view, discovery, words, base, profile, onDraft }} />
    ),
    [loaded, base, profile, onDraft],
  );
  return (
    <DiscoveryCard
      key={restsOn(loaded)}
      loaded={loaded}
      name="icp-discovery"
      question="Which rules should we look at?"
      metric={question.metric}
      homes={HOMES}
      lead={
        choices.length < 2 || profile === null ? null : (
          <div className={styles['row']}>
            <ChoiceField label="Profile of the draft that takes it" value={profile} choices={choices} choose={want} />
          </div>
        )
      }
      act={act}
    />
  );
}
