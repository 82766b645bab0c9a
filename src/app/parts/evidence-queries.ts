import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  evidenceOf,
  evidencePlan,
  rowsAsk,
  type Counted,
  type CountedRows,
  type Cube,
  type Evidence,
  type Sought,
} from '../../core/metrics';
import type { Reading } from '../../core/model';
import { resolveFilters } from '../../core/question';
import { wantedBy, type FoundRows } from '../../views/evidence-rows';
import { useCubes } from '../cubes';
import { useSession, type Loaded } from '../session';
import { useQuestion } from '../use-question';

/** A number with everything that is needed to ask for what is behind it. */
export type Asked = { readonly sought: Sought; readonly loaded: Loaded; readonly ask: ReturnType<typeof evidencePlan> };

/** The reading in its place: under the filters of the page's question. */
export function useAsked(reading: Reading, loaded: Loaded): Asked {
  const { question } = useQuestion();
  return useMemo(() => {
    const { conditions } = resolveFilters(question.where, loaded.dataset.dimensions);
    const sought: Sought = { reading, where: conditions, assumptions: loaded.definitions.assumptions };
    return { sought, loaded, ask: evidencePlan(loaded.dataset, sought) };
  }, [question.where, reading, loaded]);
}

export type Known = { readonly cube: Cube; readonly statements: readonly string[]; readonly evidence: Evidence | null };

/** The narrow cube of one number, the statements that made it, and the number taken apart. */
export function useEvidence({ sought, loaded, ask }: Asked) {
  const cubes = useCubes();
  const { fingerprint } = loaded.dataset;
  const asked = useQuery({
    queryKey: ['evidence', fingerprint, ask],
    queryFn: async ({ signal }) => ({
      cube: await cubes.cube(fingerprint, ask, signal),
      statements: await cubes.statements(fingerprint, ask),
    }),
  });
  const { data, error } = asked;
  const known = useMemo(
    (): Known | null => (data === undefined ? null : { ...data, evidence: evidenceOf(data.cube, loaded.dataset, sought) }),
    [data, loaded, sought],
  );
  return { known, error, retry: () => void asked.refetch() };
}

/** Which rows of a part: so many from one place on. */
export type RowsWanted = { readonly asked: Asked; readonly cube: Cube; readonly counted: Counted };
export type RowsKnown = { readonly counted: CountedRows; readonly found: FoundRows };
/** Asks for some rows of a part and the records behind them. */
export type AskRows = (wanted: RowsWanted, part: { readonly from: number; readonly count: number }) => Promise<RowsKnown>;

export function useAskRows(): AskRows {
  const cubes = useCubes();
  const { recordsOf } = useSession();
  return useMemo(
    () => async (wanted, part) => {
      const { asked, cube, counted } = wanted;
      const { fingerprint } = asked.loaded.dataset;
      const ask = rowsAsk(cube, asked.loaded.dataset, { sought: asked.sought, counted });
      const rows = await cubes.rows(fingerprint, ask, { measure: counted.measure, span: counted.span, ...part });
      const { deals, accounts } = wantedBy(rows.rows, counted.measure);
      const records = await recordsOf({ deals, accounts });
      return {
        counted: rows,
        found: {
          deals: new Map(deals.map((deal, at) => [deal, records.deals[at] ?? null])),
          accounts: new Map(accounts.map((account, at) => [account, records.accounts[at] ?? null])),
        },
      };
    },
    [cubes, recordsOf],
  );
}

/** A page of the rows of a part. */
export function useRows(wanted: RowsWanted | null, part: { readonly from: number; readonly count: number }) {
  const askRows = useAskRows();
  return useQuery({
    queryKey: ['rows', wanted?.asked.loaded.dataset.fingerprint, wanted?.asked.ask, wanted?.counted, sliceKey(wanted), part],
    queryFn: wanted === null ? skipToken : () => askRows(wanted, part),
  });
}

const sliceKey = (wanted: RowsWanted | null): unknown =>
  wanted === null
    ? null
    : [
        [...wanted.asked.sought.reading.slice],
        wanted.asked.sought.where,
        wanted.asked.sought.assumptions.dealClass,
        wanted.asked.sought.assumptions.allocationKey,
      ];
