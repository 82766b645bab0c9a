import { useMemo, useState, type ReactNode } from 'react';
import { libraryProfile, startersFor, type IcpVersion, type Mapped } from '../../../../core/icp';
import type { AttributeNaming } from '../../../../views/icp-builder-attributes';
import { COMMON_START, copiedDraft, draftName, equalDraft, startedDraft, starterText } from '../../../../views/icp-builder-starts';
import type { BuilderWorld } from './asked';
import styles from './builder.module.css';
import { CrmStart } from './crm-start';

type Props = {
  readonly world: BuilderWorld;
  readonly naming: AttributeNaming;
  readonly segmentations: ReadonlySet<string>;
  /** What was discarded last on this page. */
  readonly discarded: IcpVersion | null;
  begin(draft: IcpVersion): void;
  discardKept(): void;
};

function Way({ title, says, children }: { readonly title: string; readonly says: string; readonly children: ReactNode }) {
  return (
    <details className={styles['more']}>
      <summary>{title}</summary>
      <div className={styles['group']}>
        <p className={styles['hint']}>{says}</p>
        {children}
      </div>
    </details>
  );
}

/** Criteria of the library that the files can answer, to be ticked. */
function Library({
  mapped,
  naming,
  start,
}: {
  readonly mapped: readonly Mapped[];
  readonly naming: AttributeNaming;
  start(chosen: readonly Mapped[], preset: 'sides' | 'allFit'): void;
}) {
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const chosen = mapped.filter(({ starter }) => !without.has(starter.id));
  const tick = (id: string, isIn: boolean): void =>
    setWithout(new Set([...without].filter((each) => each !== id).concat(isIn ? [] : [id])));
  if (mapped.length === 0) return <p className="quiet">The files have no attribute that the library asks about.</p>;
  return (
    <>
      <fieldset className={styles['members']}>
        <legend>Criteria that the files can answer</legend>
        <div className={styles['values']}>
          {mapped.map((each) => (
            <label key={each.starter.id}>
              <input
                type="checkbox"
                checked={!without.has(each.starter.id)}
                onChange={(event) => tick(each.starter.id, event.target.checked)}
              />
              {starterText(each, naming)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles['row']}>
        <button type="button" className="button" disabled={chosen.length === 0} onClick={() => start(chosen, 'sides')}>
          Start from these criteria
        </button>
        <button type="button" className="button" disabled={chosen.length === 0} onClick={() => start(chosen, 'allFit')}>
          Start with all of them in one 100
        </button>
      </div>
    </>
  );
}

/** Where a version can begin: nothing is published by beginning. */
export function Starts({ world, naming, segmentations, discarded, begin, discardKept }: Props) {
  const { accounts, date, version, loaded } = world;
  const kept = loaded.definitions.icpDraft;
  const mapped = useMemo(() => startersFor(accounts), [accounts]);
  const equal = (): void => begin(equalDraft(world, segmentations));
  return (
    <div className={styles['group']}>
      {kept === null ? null : (
        <div className={`band ${styles['row']}`}>
          <button type="button" className="button button-main" onClick={() => begin(kept)}>
            Go on with the draft of {draftName(kept)}
          </button>
          <button type="button" className="button" onClick={discardKept}>
            Discard draft
          </button>
        </div>
      )}
      {discarded === null || kept !== null ? null : (
        <button type="button" className="button" onClick={() => begin(discarded)}>
          Bring the discarded draft of {draftName(discarded)} back
        </button>
      )}
      <div className={styles['row']}>
        <button type="button" className="button" onClick={equal}>
          Start a profile
        </button>
        {version === null ? null : (
          <button type="button" className="button" onClick={() => begin(copiedDraft(version, date))}>
            Copy the current version
          </button>
        )}
      </div>
      <p className={styles['hint']}>
        A profile starts with equal weights over the attributes of your accounts, without those that are only known after a win.{' '}
        {COMMON_START}
      </p>
      <Way title="From the starter library" says={`Criteria that are often asked, with their usual importance. ${COMMON_START}`}>
        <Library
          mapped={mapped}
          naming={naming}
          start={(chosen, preset) =>
            begin(startedDraft([libraryProfile('Starter', chosen, preset)], date, 'Draft from the starter library'))
          }
        />
      </Way>
      <Way title="From a CRM tier or flag" says="Takes the tier that the CRM has for each account as it is.">
        <CrmStart
          accounts={accounts}
          leftOut={segmentations}
          naming={naming}
          start={(profile) => begin(startedDraft([profile], date, profile.name))}
        />
      </Way>
    </div>
  );
}
