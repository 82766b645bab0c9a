import { lazy, type ComponentType } from 'react';
import { BookOpenText, Coins, Crosshair, Database, Funnel, Gavel, Grid3x3, List, Target, TrendingDown } from '../icons';

/** A page by its place in the address. */
export type Page = {
  readonly id: string;
  readonly title: string;
  readonly Icon: typeof Target;
  readonly Content: ComponentType;
  readonly asksPeriod: boolean;
};

/** The pages in the order of the navigation. Each is a chunk of its own. */
export const PAGES: readonly Page[] = [
  {
    id: 'council',
    title: 'Council',
    Icon: Target,
    asksPeriod: true,
    Content: lazy(() => import('./council/page').then(({ CouncilPage }) => ({ default: CouncilPage }))),
  },
  {
    id: 'council-room',
    title: 'Council room',
    Icon: Gavel,
    asksPeriod: true,
    Content: lazy(() => import('./council-room/page').then(({ CouncilRoomPage }) => ({ default: CouncilRoomPage }))),
  },
  {
    id: 'segments',
    title: 'Segments',
    Icon: Grid3x3,
    asksPeriod: true,
    Content: lazy(() => import('./segments/page').then(({ SegmentsPage }) => ({ default: SegmentsPage }))),
  },
  {
    id: 'icp',
    title: 'ICP',
    Icon: Crosshair,
    asksPeriod: false,
    Content: lazy(() => import('./icp/page').then(({ IcpPage }) => ({ default: IcpPage }))),
  },
  {
    id: 'drift',
    title: 'Drift',
    Icon: TrendingDown,
    asksPeriod: true,
    Content: lazy(() => import('./drift/page').then(({ DriftPage }) => ({ default: DriftPage }))),
  },
  {
    id: 'economics',
    title: 'Economics',
    Icon: Coins,
    asksPeriod: true,
    Content: lazy(() => import('./economics/page').then(({ EconomicsPage }) => ({ default: EconomicsPage }))),
  },
  {
    id: 'pipeline',
    title: 'Funnel & cycle',
    Icon: Funnel,
    asksPeriod: true,
    Content: lazy(() => import('./pipeline/page').then(({ PipelinePage }) => ({ default: PipelinePage }))),
  },
  {
    id: 'deals',
    title: 'Deals',
    Icon: List,
    asksPeriod: true,
    Content: lazy(() => import('./deals/page').then(({ DealsPage }) => ({ default: DealsPage }))),
  },
  {
    id: 'data',
    title: 'Data',
    Icon: Database,
    asksPeriod: false,
    Content: lazy(() => import('./data').then(({ DataPage }) => ({ default: DataPage }))),
  },
  {
    id: 'definitions',
    title: 'Definitions',
    Icon: BookOpenText,
    asksPeriod: false,
    Content: lazy(() => import('./definitions').then(({ DefinitionsPage }) => ({ default: DefinitionsPage }))),
  },
];

/** The page of an address; what no page has as its name is the first one. */
export function pageOf(id: string): Page {
  const [first] = PAGES;
  const page = PAGES.find((each) => each.id === id) ?? first;
  if (page === undefined) throw new Error('there is no page');
  return page;
}
