import { metricOf, METRIC_IDS, type MetricId } from '../core/metrics';
import { FIRST_LABEL, type Dataset, type DimensionId } from '../core/model';
import type { Question } from '../core/question';
import { chipsOf, narrowedTo, withoutFilter } from './chips';
import { fieldsOf } from './filter-values';
import { dimensionOf, memberName, nameOf } from './name';
import { periodGroups } from './periods';
import { metricChoices } from './segment-choice';

/** What a page does by itself, without another question. */
export const ACTIONS = [
  { id: 'import', text: 'Import files', also: 'load open add export csv' },
  { id: 'print', text: 'Print or save as PDF', also: 'export paper' },
  { id: 'saveWorkspace', text: 'Export: take the definitions along', also: 'save workspace file download' },
  { id: 'copyLink', text: 'Copy the link to this view', also: 'share address' },
  { id: 'present', text: 'Present: the packet, a slide at a time', also: 'slides full screen show' },
  { id: 'packetSlides', text: 'Take the packet: slides (PPTX)', also: 'export powerpoint council deck' },
  { id: 'packetPaper', text: 'Take the packet: print or PDF', also: 'export paper council' },
  { id: 'packetTables', text: 'Take the packet: tables (CSV)', also: 'export zip appendix council' },
  { id: 'undo', text: 'Undo the last change', also: 'take back revert' },
  { id: 'history', text: 'What was changed here', also: 'undo history log' },
  { id: 'keys', text: 'All keys', also: 'help shortcuts keyboard' },
  { id: 'light', text: 'Theme: light', also: 'appearance colours' },
  { id: 'dark', text: 'Theme: dark', also: 'appearance colours night' },
  { id: 'system', text: 'Theme: as the system', also: 'appearance colours' },
  { id: 'compact', text: 'Density: compact', also: 'small tight rows' },
  { id: 'comfortable', text: 'Density: comfortable', also: 'large wide rows' },
] as const;
export type ActionId = (typeof ACTIONS)[number]['id'];

/** What choosing an entry does: another question, something that the page does, or a sample that is opened. */
export type PaletteAct =
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'do'; readonly action: ActionId }
  | { readonly kind: 'sample'; readonly company: string };

/** An entry of the palette; `words` is what it is found by. */
export type PaletteEntry = {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  readonly words: string;
  readonly act: PaletteAct;
};

export type PaletteGiven = {
  readonly question: Question;
  readonly dataset: Dataset | null;
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  readonly samples: readonly { readonly company: string; readonly name: string }[];
};

/** As many entries as anybody reads. */
const MOST_SHOWN = 40;

const entry = (group: string, id: string, text: string, act: PaletteAct, also = ''): PaletteEntry => ({
  id: `${group} ${id}`,
  group,
  text,
  words: `${group} ${text} ${also}`.toLowerCase(),
  act,
});
const asks = (question: Question): PaletteAct => ({ kind: 'ask', question });

function pageEntries({ question, pages }: PaletteGiven): readonly PaletteEntry[] {
  return pages.map(({ id, title }) => entry('Page', id, title, asks({ ...question, page: id })));
}

const NEED_DATA: ReadonlySet<ActionId> = new Set<ActionId>([
  'print',
  'saveWorkspace',
  'copyLink',
  'present',
  'packetSlides',
  'packetPaper',
  'packetTables',
  'undo',
  'history',
]);

function actionEntries({ dataset, samples }: PaletteGiven): readonly PaletteEntry[] {
  const actions = ACTIONS.filter(({ id }) => dataset !== null || !NEED_DATA.has(id));
  return [
    ...actions.map(({ id, text, also }) => entry('Action', id, text, { kind: 'do', action: id }, also)),
    ...samples.map(({ company, name }) =>
      entry('Action', company, `Open the sample ${name}`, { kind: 'sample', company }, `demo ${company}`),
    ),
  ];
}

function filterEntries(question: Question, dataset: Dataset): readonly PaletteEntry[] {
  const removals = chipsOf(question, dataset).map(({ at, text }) =>
    entry('Filter', `off ${at}`, `Remove the filter ${text}`, asks(withoutFilter(question, at))),
  );
  const all = question.where.length > 1 ? [entry('Filter', 'off all', 'Clear all filters', asks({ ...question, where: [] }))] : [];
  return [...removals, ...all];
}

function membersOf(dataset: Dataset, field: DimensionId): readonly (string | null)[] {
  const members = dimensionOf(dataset, field)?.members.slice(FIRST_LABEL) ?? [];
  const spelled = members.some((label) => nameOf(field, label) === nameOf(field, null));
  return spelled ? members : [...members, null];
}

function segmentEntries(question: Question, dataset: Dataset): readonly PaletteEntry[] {
  return fieldsOf(dataset).flatMap(({ id, label }) =>
    membersOf(dataset, id).map((member) =>
      entry(
        'Segment',
        `${id} ${member ?? ''}`,
        `${label} is ${memberName(dataset, id, member)}`,
        asks(narrowedTo(question, id, member)),
        'filter only',
      ),
    ),
  );
}

function periodEntries(question: Question, dataset: Dataset): readonly PaletteEntry[] {
  return periodGroups(dataset).flatMap(({ choices }) =>
    choices.map(({ id, period, name, dates }) =>
      entry('Period', id, name === dates ? name : `${name} (${dates})`, asks({ ...question, period })),
    ),
  );
}

const metricEntries = (question: Question): readonly PaletteEntry[] =>
  metricChoices().map(({ id, label }) => entry('Metric', id, `${label}, by segment`, asks({ ...question, page: 'segments', metric: id })));

const definitionEntries = (question: Question, page: string): readonly PaletteEntry[] =>
  METRIC_IDS.map((id: MetricId) =>
    entry('Definition', id, `What is ${metricOf(id).label}?`, asks({ ...question, page, metric: id }), 'meaning formula'),
  );

/** Everything that can be gone to, asked or done from where a person is. */
export function paletteEntries(given: PaletteGiven): readonly PaletteEntry[] {
  const { question, dataset, pages } = given;
  const definitions = pages.some(({ id }) => id === 'definitions') ? 'definitions' : 'data';
  const ofData =
    dataset === null
      ? []
      : [
          ...filterEntries(question, dataset),
          ...segmentEntries(question, dataset),
          ...metricEntries(question),
          ...periodEntries(question, dataset),
        ];
  return [...pageEntries(given), ...actionEntries(given), ...ofData, ...definitionEntries(question, definitions)];
}

/** How well an entry is named by what was typed: its text begins so, a word of it does, or it is in there somewhere. */
function rank({ text, words }: PaletteEntry, typed: string): number {
  const name = text.toLowerCase();
  if (name.startsWith(typed)) return 0;
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed))) return 1;
  return words.includes(typed) ? 2 : 3;
}

/** What is found by words that were typed, in any order, the best first; without any, what was chosen last comes first. */
export function found(entries: readonly PaletteEntry[], typed: string, recent: readonly string[]): readonly PaletteEntry[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) {
    const before = recent.flatMap((id) => entries.filter((each) => each.id === id).map((each) => ({ ...each, group: 'Recent' })));
    return [...before, ...entries.filter(({ id }) => !recent.includes(id))].slice(0, MOST_SHOWN);
  }
  const whole = words.join(' ');
  return entries
    .filter((each) => words.every((word) => each.words.includes(word)))
    .map((each) => ({ each, at: rank(each, whole) }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST_SHOWN)
    .map(({ each }) => each);
}
