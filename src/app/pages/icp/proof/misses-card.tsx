import { useMemo } from 'react';
import { missedWins, nearMisses, overrated } from '../../../../core/icp';
import { leastOf } from '../../../../views/answered';
import type { AttributeNaming } from '../../../../views/icp-builder-attributes';
import { missedView, overratedView, type AccountList, type MissesFrame } from '../../../../views/icp-proof-misses';
import { nearMissesView } from '../../../../views/icp-proof-near-misses';
import { Card } from '../../../parts/card';
import { closedText } from '../../../../views/icp-proof-span';
import { DataTable } from '../../../parts/data-table';
import { SentenceText } from '../../../parts/sentence-text';
import type { Proven } from './proven';

type OnAccount = { readonly onAccount: (account: number) => void };
type Props = OnAccount & { readonly world: Proven; readonly naming: AttributeNaming };

/** Whom the ICP misses, whom it chases and whom it shuts out by one must-have, as views. */
function useMisses({ version, scored, accounts, results, loaded }: Proven, naming: AttributeNaming) {
  return useMemo(() => {
    const frame: MissesFrame = {
      accounts,
      naming,
      currency: results.currency,
      least: leastOf(loaded.definitions),
      hasCustomers: results.customers !== null,
    };
    return {
      missed: missedView(missedWins(scored, results), frame),
      overrated: overratedView(overrated(scored, results), frame),
      near: nearMissesView(nearMisses({ version, scored, accounts, results }), frame),
    };
  }, [version, scored, accounts, results, loaded, naming]);
}

/** Accounts in a table, each name a button. */
function Accounts({ list, onAccount }: OnAccount & { readonly list: AccountList }) {
  if (list.table === null) return null;
  return (
    <DataTable
      table={list.table}
      naming={({ id, cells }) => (
        <button type="button" className="proof-account" onClick={() => onAccount(Number(id))}>
          {cells[0]?.text}
        </button>
      )}
    />
  );
}

/** What a list says, and its accounts behind a fold. */
function ListOf({ list, onAccount }: OnAccount & { readonly list: AccountList }) {
  return (
    <section className="proof-part" aria-label={list.title}>
      <h3>{list.title}</h3>
      <SentenceText sentence={list.sentence} className="proof-said" />
      {list.table === null ? null : (
        <details className="proof-list">
          <summary>Show the accounts</summary>
          <Accounts list={list} onAccount={onAccount} />
        </details>
      )}
    </section>
  );
}

/** Large wins that the ICP puts low, tier 1 that came to nothing, and accounts that one must-have alone keeps out. */
export function MissesCard({ world, naming, onAccount }: Props) {
  const { missed, overrated: chased, near } = useMisses(world, naming);
  return (
    <Card
      name="icp-proof-misses"
      question="Whom do we miss, whom do we chase?"
      level={2}
      sentence={null}
      table={null}
      foot={[
        closedText(world.loaded.definitions.assumptions.dealClass),
        '95% Wilson intervals; the difference by Newcombe',
        'describes the past, does not promise',
      ]}
      metrics={['winRate']}
      evidence={[]}
    >
      <ListOf list={missed} onAccount={onAccount} />
      <ListOf list={chased} onAccount={onAccount} />
      <section className="proof-part" aria-label="Near misses">
        <h3>Near misses: too narrow?</h3>
        <SentenceText sentence={near.sentence} className="proof-said" />
        {near.table === null ? null : <DataTable table={near.table} />}
        {near.rules
          .filter(({ table }) => table !== null)
          .map((list) => (
            <details key={list.id} className="proof-list">
              <summary>{list.title}</summary>
              <SentenceText sentence={list.sentence} className="proof-said" />
              <Accounts list={list} onAccount={onAccount} />
            </details>
          ))}
      </section>
    </Card>
  );
}
