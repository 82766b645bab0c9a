import type { DimensionId } from '../../src/core/model';
import { digestOf } from '../../src/core/question';
import { DOUBTFUL, FEW_DEALS, ONE_QUARTER, WITHOUT_ICP, WITHOUT_SPEND, type GivenFile } from './files';

/** One thing that a person does on a page that is there. */
export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'press'; readonly name: RegExp; readonly role?: 'button' | 'link' | 'checkbox' }
  | { readonly kind: 'fill'; readonly label: string; readonly text: string }
  | { readonly kind: 'tables' }
  | { readonly kind: 'unfold' };

/** What is looked at: a page by its address, and what is done there first. */
export type View = {
  readonly id: string;
  readonly page: string;
  readonly query?: string;
  readonly steps?: readonly Step[];
  /** What is opened over a page closes where the window changes: it is opened anew for each look. */
  readonly isOver?: true;
};

/** What is loaded before a page is looked at. */
export type Given =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'files'; readonly files: readonly GivenFile[] };

/** In what state pages are looked at. */
export type State = {
  readonly id: string;
  readonly title: string;
  readonly given: Given;
  readonly views: readonly View[];
  /** Added to every address of a page that asks something of a period. */
  readonly query?: string;
  /** Requests that fail from the start, or once everything is loaded. */
  readonly denied?: RegExp;
  readonly deniedLater?: RegExp;
  /** Requests that are never answered: what waits for them goes on waiting. */
  readonly held?: RegExp;
  /** Its pages are printed too. */
  readonly isPrinted?: true;
  /** The engine ends after it was loaded. */
  readonly losesEngine?: true;
};

const page = (id: string): View => ({ id, page: id });
/** To the fourth slide. */
const ONWARD: readonly Step[] = Array.from({ length: 3 }, () => ({ kind: 'key', key: 'ArrowRight' }));
const press = (name: RegExp): Step => ({ kind: 'press', name });
const fill = (label: string, text: string): Step => ({ kind: 'fill', label, text });

/** Every page as it is opened, in the order of the navigation. */
export const PAGES: readonly View[] = [
  'council',
  'council-room',
  'segments',
  'icp',
  'drift',
  'economics',
  'pipeline',
  'deals',
  'data',
  'definitions',
].map(page);

const SIDES: readonly View[] = [
  { id: 'icp-build', page: 'icp', steps: [press(/^Build/)] },
  { id: 'icp-versions', page: 'icp', steps: [press(/^Versions$/)] },
  { id: 'icp-accounts', page: 'icp', steps: [press(/^Accounts$/)] },
  { id: 'economics-tier', page: 'economics', query: 'by=tier' },
  { id: 'economics-icp', page: 'economics', query: 'by=icpProfile' },
  { id: 'segments-crossed', page: 'segments', query: 'by=owner&x=region&p=all' },
  // The last one: a draft that was begun is named on other pages.
  { id: 'icp-draft', page: 'icp', steps: [press(/^Build/), press(/^Start a profile$/)] },
];

const SEARCH = press(/^Search for combinations$/);
const WHAT_IF = press(/^What if: /);
const WRITE = [press(/^Write a hypothesis down$/), press(/^Start from a pilot/)];

/** What is there once somebody asked for it: a search and what its candidates would have meant, a hypothesis and its record. */
const ASKED: readonly View[] = [
  { id: 'segments-search', page: 'segments', steps: [SEARCH] },
  { id: 'icp-search', page: 'icp', steps: [press(/^Build/), SEARCH] },
  { id: 'icp-what-if', page: 'icp', steps: [press(/^Build/), WHAT_IF] },
  { id: 'icp-leave', page: 'icp', steps: [press(/^Build/), press(/^What to leave$/), SEARCH, WHAT_IF] },
  { id: 'decision-record', page: 'council-room', steps: [press(/^Move a third of the spend/)], isOver: true },
  { id: 'hypothesis-form', page: 'council-room', steps: WRITE, isOver: true },
  {
    id: 'hypothesis-written',
    page: 'council-room',
    steps: [...WRITE, fill('Owner', 'Ana Ruiz'), fill('Written down by', 'Ben Okoye'), press(/^Write it down$/)],
  },
  { id: 'hypothesis-record', page: 'council-room', steps: [press(/^ICP accounts outperform other accounts/)], isOver: true },
];

const TABLES: readonly View[] = PAGES.map((view) => ({ ...view, steps: [{ kind: 'tables' }, { kind: 'unfold' }] }));

const OVER: readonly View[] = (
  [
    ['palette', [{ kind: 'key', key: 'Control+k' }]],
    ['keys', [{ kind: 'key', key: '?' }]],
    ['filter', [{ kind: 'key', key: '/' }]],
    ['preferences', [press(/^Preferences$/)]],
    ['card-menu', [press(/^More on: Is the ICP worth it\?$/)]],
    ['export', [press(/^Export$/)]],
    ['requests', [press(/^nothing has left this browser$/)]],
    ['evidence', [press(/^More on: Is the ICP worth it\?$/), press(/^See the rows$/)]],
    ['present', [{ kind: 'key', key: 'Shift+P' }]],
    [
      'present-2',
      [
        { kind: 'key', key: 'Shift+P' },
        { kind: 'key', key: 'ArrowRight' },
      ],
    ],
    ['present-4', [{ kind: 'key', key: 'Shift+P' }, ...ONWARD]],
  ] as const
).map(([id, steps]): View => ({ id, page: 'council', steps, isOver: true }));

const IMPORT: readonly View[] = ['Choose', 'Recognise', 'Answer', 'Columns', 'Meanings', 'Review', 'Keep'].map((step) => ({
  id: `import-${step.toLowerCase()}`,
  page: 'data',
  steps: [press(new RegExp(`^${step}`)), { kind: 'unfold' }],
}));

const SALESFORCE: Given = { kind: 'sample', name: 'salesforce-style' };

/** Two filters that no deal passes together. */
const INDUSTRY = 'industry' as DimensionId;
const NOWHERE = ['Technology', 'Retail'].map((label) => `f=${INDUSTRY}.in.${digestOf(INDUSTRY, label)}`).join('&');

/** All states, those that take longest first. */
export const STATES: readonly State[] = [
  { id: 'sample', title: 'The sample', given: SALESFORCE, views: [...PAGES, ...SIDES], isPrinted: true },
  { id: 'tables', title: 'The sample, every picture as its table, everything unfolded', given: SALESFORCE, views: TABLES },
  {
    id: 'hubspot',
    title: 'The other sample, with a currency that has no rate',
    given: { kind: 'sample', name: 'hubspot-style' },
    views: PAGES,
  },
  { id: 'no-icp', title: 'No profile, no targets, no spend', given: { kind: 'files', files: WITHOUT_ICP }, views: PAGES },
  { id: 'no-spend', title: 'No spend', given: { kind: 'files', files: WITHOUT_SPEND }, views: PAGES },
  { id: 'few', title: 'Too few deals', given: { kind: 'files', files: FEW_DEALS }, views: PAGES, isPrinted: true },
  { id: 'one-period', title: 'One quarter alone', given: { kind: 'files', files: ONE_QUARTER }, views: PAGES },
  { id: 'filtered-out', title: 'Filtered to nothing', given: SALESFORCE, query: NOWHERE, views: PAGES },
  { id: 'asked', title: 'What somebody asked for: a search, a what-if, a hypothesis', given: SALESFORCE, views: ASKED },
  { id: 'over', title: 'What opens over a page', given: SALESFORCE, views: OVER },
  { id: 'import', title: 'An import with open questions and a refused file', given: { kind: 'files', files: DOUBTFUL }, views: IMPORT },
  { id: 'empty', title: 'Nothing loaded', given: { kind: 'nothing' }, views: PAGES },
  { id: 'first-answer', title: 'The sample before its engine is up', given: SALESFORCE, held: /\.csv$/, views: PAGES },
  {
    id: 'loading',
    title: 'Asked for what only the engine knows, before it is up',
    given: SALESFORCE,
    query: 'p=all',
    held: /\.csv$/,
    views: PAGES,
  },
  { id: 'no-engine', title: 'The engine cannot be fetched', given: SALESFORCE, denied: /\.wasm$/, views: PAGES },
  {
    id: 'engine-gone',
    title: 'The engine stopped and does not come back',
    given: SALESFORCE,
    deniedLater: /\.wasm$/,
    losesEngine: true,
    views: PAGES,
  },
  {
    id: 'no-part',
    title: 'Parts of pages cannot be fetched',
    given: SALESFORCE,
    denied: /assets\/(chart|change-sections|study)-[^/]*\.js$/,
    views: PAGES,
  },
];
