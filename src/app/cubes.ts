import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Combinations } from '../core/discovery';
import type { Ask, CountedRows, Cube, DealCells, DealsAsk, DealTotal, Engine, MeasureId, RowsPart } from '../core/metrics';
import type { DimensionId, Stop } from '../core/model';

/** Whoever can be asked for cubes of a dataset. */
export interface Cubes {
  cube(fingerprint: string, ask: Ask, stop: Stop): Promise<Cube>;
  statements(fingerprint: string, ask: Ask): Promise<readonly string[]>;
  rows(fingerprint: string, ask: Ask, counted: RowsPart & { readonly measure: MeasureId }): Promise<CountedRows>;
  dealOrder(fingerprint: string, ask: DealsAsk, stop: Stop): Promise<Int32Array>;
  dealTotals(fingerprint: string, ask: DealsAsk & { readonly by: DimensionId }, stop: Stop): Promise<readonly DealTotal[]>;
  dealCells(fingerprint: string, rows: readonly number[]): Promise<DealCells>;
  /** Whatever else an engine can be asked. */
  asking<T>(fingerprint: string, ask: (engine: Engine & Combinations) => Promise<T>, stop: Stop): Promise<T>;
}

export const CubesContext = createContext<Cubes | null>(null);

/** Who answers on this page; throws where a component stands outside of it. */
export function useCubes(): Cubes {
  const cubes = useContext(CubesContext);
  if (cubes === null) throw new Error('no engine around this component');
  return cubes;
}

/** The cache of answers. The data is local: it never goes stale, needs no network, and a failure is shown at once. */
export function openQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false } },
  });
}
