import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  evidenceOf,
  evidencePlan,
  readingAt,
  rowsAsk,
  type Ask,
  type Counted,
  type CountedRows,
  type Cube,
  type Evidence,
  type Sought,
} from '../../core/metrics';
import type { Reading } from '../../core/model';
import { placeAsked, resolveFilters, type AskedEvidence } from '../../core/question';
import type { RowsChoice } from '../../views/evidence-parts';
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

/** A number that no card of the page shows, worked out once more; `isGone`: nothing loaded is like it. */
export type Reckoned = { readonly reading: Reading | null; readonly isGone: boolean; readonly error: Error | null };

/** Works out the number that an address asks for; `isWanted` is false while a card shows it. */
export function useReckoned(asked: AskedEvidence, loaded: Loaded, isWanted: boolean): Reckoned {
  const cubes = useCubes();
  const { question } = useQuestion();
  const { dataset, definitions } = loaded;
  const sought = useMemo(() => {
    const place = asked.delta === null ? placeAsked(asked, dataset.dimensions) : null;
    const { conditions: where } = resolveFilters(question.where, dataset.dimensions);
    return place === null ? null : { reading: place, where, assumptions: definitions.assumptions };
  }, [asked, dataset, definitions, question.where]);
  const { metric, period, slice } = asked;
  const { data, error } = useQuery({
    queryKey: ['evidence-number', dataset.fingerprint, metric, period, slice, sought?.where, sought?.assumptions],
    queryFn:
      sought === null || !isWanted
        ? skipToken
        : async ({ signal }) => {
            const cube = await cubes.cube(dataset.fingerprint, evidencePlan(dataset, sought), signal);
            return { reading: readingAt(cube, dataset, sought) };
          },
  });
  return { reading: data?.reading ?? null, isGone: sought === null || data?.reading === null, error };
}

/** `milliseconds`: how long the engine took for the cube, waiting for its turn included. */
export type Known = {
  readonly cube: Cube;
  readonly statements: readonly string[];
  readonly milliseconds: number;
  readonly evidence: Evidence | null;
};

/** The narrow cube of one number, the statements that made it, and the number taken apart. */
export function useEvidence({ sought, loaded, ask }: Asked) {
  const cubes = useCubes();
  const { fingerprint } = loaded.dataset;
  const asked = useQuery({
    queryKey: ['evidence', fingerprint, ask],
    queryFn: async ({ signal }) => {
      const from = performance.now();
      const cube = await cubes.cube(fingerprint, ask, signal);
      const milliseconds = performance.now() - from;
      return { cube, milliseconds, statements: await cubes.statements(fingerprint, ask) };
    },
  });
  const { data, error } = asked;
  const known = useMemo(
    (): Known | null => (data === undefined ? null : { ...data, evidence: evidenceOf(data.cube, loaded.dataset, sought) }),
    [data, loaded, sought],
  );
  return { known, error, retry: () => void asked.refetch() };
}

/** Rows behind a number: of which number and of which of its counts, and under which ask the engine tells them. */
export type RowsWanted = {
  readonly loaded: Loaded;
  readonly place: Pick<Reading, 'metric' | 'slice' | 'period'>;
  readonly counted: Counted;
  readonly ask: Ask;
};

/** The rows that a part of a metric counts. */
export const rowsWanted = ({ sought, loaded }: Asked, cube: Cube, counted: Counted): RowsWanted => ({
  loaded,
  place: sought.reading,
  counted,
  ask: rowsAsk(cube, loaded.dataset, { sought, counted }),
});

/** The rows of a choice, and those that are not among them. */
export const chosenOf = ({ counted, without }: RowsChoice, rowsOf: (counted: Counted) => RowsWanted) => ({
  wanted: rowsOf(counted),
  without: without === undefined ? null : rowsOf(without),
});

export type RowsKnown = { readonly counted: CountedRows; readonly found: FoundRows };
/** Asks for some rows of a part and the records behind them. */
export type AskRows = (wanted: RowsWanted, part: { readonly from: number; readonly count: number }) => Promise<RowsKnown>;

export type Part = { readonly from: number; readonly count: number };
/** Asks for some rows of a part alone. */
export type AskCounted = (wanted: RowsWanted, part: Part) => Promise<CountedRows>;

export function useAskCounted(): AskCounted {
  const cubes = useCubes();
  return useMemo(
    () =>
      ({ loaded, ask, counted }, part) =>
        cubes.rows(loaded.dataset.fingerprint, ask, { measure: counted.measure, span: counted.span, ...part }),
    [cubes],
  );
}

export function useAskRows(): AskRows {
  const askCounted = useAskCounted();
  const { recordsOf } = useSession();
  return useMemo(
    () => async (wanted, part) => {
      const rows = await askCounted(wanted, part);
      const { deals, accounts } = wantedBy(rows.rows, wanted.counted.measure);
      const records = await recordsOf({ deals, accounts });
      return {
        counted: rows,
        found: {
          deals: new Map(deals.map((deal, at) => [deal, records.deals[at] ?? null])),
          accounts: new Map(accounts.map((account, at) => [account, records.accounts[at] ?? null])),
        },
      };
    },
    [askCounted, recordsOf],
  );
}

/** What tells rows of one number from those of another. */
export const rowsKey = ({ loaded, ask, counted }: RowsWanted): readonly unknown[] => [loaded.dataset.fingerprint, ask, counted];
