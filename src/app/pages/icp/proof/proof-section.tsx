import './proof.css';
import { useMemo } from 'react';
import { reviewAge } from '../../../../core/icp';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { reviewText } from '../../../../views/icp-proof-tightness';
import type { SectionProps } from '../world';
import type { OnList } from './account-lists';
import { CompletenessCard } from './completeness-card';
import { MissesCard } from './misses-card';
import { provenOf } from './proven';
import { SeparationCards } from './separation-cards';
import { TightnessCard } from './tightness-card';
import { WorthCard } from './worth-card';

type Props = SectionProps & { readonly onAccount: (account: number) => void; readonly onList: OnList };

/** Whether the version in force holds: does it tell winners apart, is it worth more, whom does it miss, on what data does it stand? */
export function ProofSection({ world, onAccount, onList }: Props) {
  const proven = useMemo(() => provenOf(world), [world]);
  const naming = useMemo(() => namingOf(world.loaded.dataset.dimensions, world.results.currency), [world]);
  if (proven === null)
    return (
      <section className="card" aria-labelledby="proof-missing">
        <h2 id="proof-missing">Does the score tell winners apart?</h2>
        <p>
          No profile is in force, so no account has a score and there is nothing to hold against won and lost deals. Publish a profile, or
          load a workspace file that has one.
        </p>
      </section>
    );
  return (
    <div className="proof">
      <SeparationCards world={proven} onList={onList} />
      <WorthCard world={proven} />
      <MissesCard world={proven} naming={naming} onAccount={onAccount} />
      <CompletenessCard world={proven} naming={naming} onList={onList} />
      <TightnessCard world={proven} onList={onList} />
      <p className="proof-review">{reviewText(reviewAge(proven.version, proven.date))}</p>
    </div>
  );
}
