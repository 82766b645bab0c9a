import { lazy, useCallback, useMemo, useState } from 'react';
import type { IcpVersion, TargetFilter } from '../../../core/icp';
import { leastOf } from '../../../views/answered';
import { namingOf } from '../../../views/icp-builder-attributes';
import { draftName } from '../../../views/icp-builder-starts';
import { icpHeadline } from '../../../views/icp-headline';
import { Fetched } from '../../parts/fetched';
import { SentenceText } from '../../parts/sentence-text';
import { AccountsSection } from './accounts/accounts-section';
import { AttributesSection } from './attributes/attributes-section';
import { BestSection } from './best/best-section';
import { Builder } from './builder';
import { CrmSection } from './crm/crm-section';
import { EffectPanel } from './effect/effect-panel';
import { MovesSection } from './effect/moves-section';
import { OverridesSection } from './overrides/overrides-section';
import { ProfileSection } from './profile';
import type { OnList } from './proof/account-lists';
import { ProofSection } from './proof/proof-section';
import { SuggestionSection } from './suggestion/suggestion-section';
import { Publish } from './versions/publish';
import { VersionsSection } from './versions/versions-section';
import { CutsCard } from './what-if/cuts-card';
import type { SectionProps } from './world';

const DiscoverySection = lazy(() => import('./discovery').then((module) => ({ default: module.DiscoverySection })));

type WithAccounts = SectionProps & { onAccount(account: number): void };
type WithLists = { readonly onList: OnList };
type WithDraft = SectionProps & { onDraft(version: IcpVersion): void };

type Standing = WithAccounts & WithDraft & WithLists & { readonly waiting: IcpVersion | null };

/** What is our ICP, and does it hold? Without any: what one could be made from. */
export function ProfileView({ world, waiting, onAccount, onDraft, onList }: Standing) {
  const headline = useMemo(() => {
    const { loaded, version, scored, accounts, results } = world;
    const least = leastOf(loaded.definitions);
    return icpHeadline({ version, scored, accounts, results, naming: namingOf(loaded.dataset.dimensions, results.currency), least });
  }, [world]);
  return (
    <>
      <SentenceText sentence={headline} className="sentence" />
      <ProfileSection world={world} />
      {world.version === null ? <AttributesSection world={world} waiting={waiting} onDraft={onDraft} /> : null}
      <ProofSection world={world} onAccount={onAccount} onList={onList} />
    </>
  );
}

type Building = SectionProps & {
  readonly draft: IcpVersion | null;
  write(draft: IcpVersion | null): void;
  onPublished(): void;
};

/** The next version: written by hand, from the best customers, or from what closed deals suggest, with its effect beside it. */
export function BuildView({ world, draft, write, onPublished }: Building) {
  const [replaced, setReplaced] = useState<IcpVersion | null>(null);
  const [taken, setTaken] = useState(0);
  const published = (): void => {
    write(null);
    onPublished();
  };
  // A draft that was begun is not lost to another one: it can be brought back.
  const take = (version: IcpVersion): void => {
    setReplaced(draft ?? world.loaded.definitions.icpDraft);
    setTaken(taken + 1);
    write(version);
  };
  const effect = useCallback(
    (version: IcpVersion) => (
      <>
        <EffectPanel world={world} draft={version} />
        <CutsCard world={world} draft={version} change={write} />
      </>
    ),
    [world, write],
  );
  return (
    <>
      {replaced === null ? null : (
        <p className="band">
          Another draft took the place of {draftName(replaced)}.{' '}
          <button type="button" className="button" onClick={() => take(replaced)}>
            Bring it back
          </button>
        </p>
      )}
      <Builder
        key={taken}
        world={world}
        draft={draft}
        onDraft={write}
        onDiscard={() => write(null)}
        effect={effect}
        publish={(version, fault) => <Publish draft={version} fault={fault} onPublished={published} />}
      />
      <BestSection world={world} onDraft={take} />
      <SuggestionSection world={world} onDraft={take} />
      <Fetched>
        <DiscoverySection world={world} draft={draft} onDraft={take} />
      </Fetched>
    </>
  );
}

/** Which versions there are, what each change did, and which accounts people set themselves. */
export function VersionsView({ world, onDraft }: WithDraft) {
  return (
    <>
      <VersionsSection world={world} onDraft={onDraft} />
      <MovesSection world={world} />
      <OverridesSection world={world} />
    </>
  );
}

/** The accounts themselves, to be taken back to the CRM or held against it. */
export function AccountsView({ world, wanted, onAccount }: WithAccounts & { readonly wanted: Partial<TargetFilter> }) {
  return (
    <>
      <AccountsSection world={world} wanted={wanted} onAccount={onAccount} />
      <CrmSection world={world} onAccount={onAccount} />
    </>
  );
}
