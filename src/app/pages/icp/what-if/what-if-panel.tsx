import type { IcpVersion } from '../../../../core/icp';
import { Failed } from '../../../parts/failed';
import { Skeleton } from '../../../parts/skeleton';
import type { Loaded } from '../../../session';
import { EffectPanel } from '../effect/effect-panel';
import { useIcpWorld } from '../use-icp-world';
import { PartPanel, type PartProps } from './part-panel';

type Props = PartProps & {
  /** The candidate as a criterion or an exclusion of the next version; null where the part alone is told, as on the Segments page. */
  readonly draft: IcpVersion | null;
};

function DraftPanel({ loaded, draft }: { readonly loaded: Loaded; readonly draft: IcpVersion }) {
  const { world, failure, retry } = useIcpWorld(loaded);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  return world === null ? <Skeleton label="The accounts are being scored" /> : <EffectPanel world={world} draft={draft} level={5} />;
}

/**
 * What if? A part of the market over the loaded history: what it came to beside the rest, what leaving it would have cost and
 * saved, and, with a draft that makes use of it, which accounts change tier and what comes of the tiers. It describes the past.
 */
export function WhatIfPanel({ draft, ...part }: Props) {
  return (
    <>
      <PartPanel {...part} />
      {draft === null ? null : <DraftPanel loaded={part.loaded} draft={draft} />}
    </>
  );
}
