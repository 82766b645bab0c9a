import { useId, useMemo, useState } from 'react';
import type { IcpVersion } from '../../../../core/icp';
import { movesBetween } from '../../../../core/icp-moves';
import { leastOf } from '../../../../views/answered';
import {
  movesView,
  quartersOf,
  usualQuarters,
  versionChoices,
  type MoveBlock,
  type MovesView,
  type QuarterChoice,
} from '../../../../views/icp-moves';
import { DataTable } from '../../../parts/data-table';
import { SentenceText } from '../../../parts/sentence-text';
import { ChoiceField } from '../builder/fields';
import type { IcpWorld, SectionProps } from '../world';
import styles from './effect.module.css';
import { preparedFor } from './prepared';

/** What is chosen: ids of two versions and of two quarters, the older first. */
type Chosen = { readonly older: string; readonly newer: string; readonly before: string; readonly after: string };

function Block({ block }: { readonly block: MoveBlock }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['block']}>
      <h3 id={id}>{block.title}</h3>
      <SentenceText sentence={block.sentence} className="card-sentence" />
      <DataTable table={block.table} />
    </section>
  );
}

function Pickers({
  chosen,
  choose,
  versions,
  quarters,
}: {
  readonly chosen: Chosen;
  choose(part: Partial<Chosen>): void;
  readonly versions: readonly IcpVersion[];
  readonly quarters: readonly QuarterChoice[];
}) {
  const ofVersions = versionChoices(versions);
  const ofQuarters = quarters.map(({ id, name }): readonly [string, string] => [id, name]);
  return (
    <div className={styles['pickers']}>
      <ChoiceField label="Version before" value={chosen.older} choices={ofVersions} choose={(older) => choose({ older })} />
      <ChoiceField label="Version after" value={chosen.newer} choices={ofVersions} choose={(newer) => choose({ newer })} />
      <ChoiceField label="Period before" value={chosen.before} choices={ofQuarters} choose={(before) => choose({ before })} />
      <ChoiceField label="Period after" value={chosen.after} choices={ofQuarters} choose={(after) => choose({ after })} />
    </div>
  );
}

function Told({ view }: { readonly view: MovesView }) {
  return (
    <>
      <div className={styles['blocks']}>
        {view.blocks.map((block) => (
          <Block key={block.metric} block={block} />
        ))}
      </div>
      <p>{view.tiers}</p>
      {view.tierMoves.length === 0 ? null : (
        <ul className={styles['lines']}>
          {view.tierMoves.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <ul className="card-foot">
        {view.foot.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </>
  );
}

/** What stands between the chosen versions and quarters; null where one of them is there no more. */
function useMoves(world: IcpWorld, chosen: Chosen, quarters: readonly QuarterChoice[]): MovesView | null {
  return useMemo(() => {
    const { icp } = world.loaded.definitions;
    const [older, newer] = [icp.find(({ id }) => id === chosen.older), icp.find(({ id }) => id === chosen.newer)];
    const [before, after] = [quarters.find(({ id }) => id === chosen.before), quarters.find(({ id }) => id === chosen.after)];
    if (older === undefined || newer === undefined || before === undefined || after === undefined) return null;
    const moves = movesBetween(preparedFor(world), { versions: [older, newer], spans: [before.span, after.span] });
    const names = { versions: [older.name, newer.name], periods: [before.name, after.name] } as const;
    return movesView(moves, names, leastOf(world.loaded.definitions));
  }, [world, chosen, quarters]);
}

type BetweenProps = SectionProps & {
  readonly versions: readonly IcpVersion[];
  readonly quarters: readonly QuarterChoice[];
  readonly usual: Chosen;
};

function Between({ world, versions, quarters, usual }: BetweenProps) {
  const [picked, setPicked] = useState<Partial<Chosen>>({});
  const chosen = useMemo(() => ({ ...usual, ...picked }), [usual, picked]);
  const view = useMoves(world, chosen, quarters);
  return (
    <>
      <Pickers chosen={chosen} choose={(part) => setPicked({ ...picked, ...part })} versions={versions} quarters={quarters} />
      {view === null ? <p className="quiet">Choose two versions and two quarters.</p> : <Told view={view} />}
    </>
  );
}

/** What is compared before anybody chooses: the last two versions, in a quarter and the one a year before. */
function useUsual({ loaded }: IcpWorld, quarters: readonly QuarterChoice[]): Chosen | null {
  return useMemo(() => {
    const versions = versionChoices(loaded.definitions.icp);
    const [older, newer] = [versions.at(-2), versions.at(-1)];
    const periods = usualQuarters(quarters, loaded.dataset);
    if (older === undefined || newer === undefined || periods === null) return null;
    return { older: older[0], newer: newer[0], before: periods[0], after: periods[1] };
  }, [loaded, quarters]);
}

/** Did the data move the ICP shares, or did the rule? */
export function MovesSection({ world }: SectionProps) {
  const id = useId();
  const { definitions, dataset } = world.loaded;
  const quarters = useMemo(() => quartersOf(dataset), [dataset]);
  const usual = useUsual(world, quarters);
  const needs = definitions.icp.length < 2 ? 'two published versions of the ICP' : 'two quarters in which deals were created or closed';
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>Did the data move, or the rule?</h2>
      {usual === null ? (
        <p>To tell the data and the rule apart, {needs} are needed.</p>
      ) : (
        <Between world={world} versions={definitions.icp} quarters={quarters} usual={usual} />
      )}
    </section>
  );
}
