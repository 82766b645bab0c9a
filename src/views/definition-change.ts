import { ASSUMPTIONS, type NumberGiven, type SettingId } from '../core/metrics';
import { rulingDate, type Dataset } from '../core/model';
import { writeDefinitions, type Definitions } from '../core/workspace';
import { counted, decimal } from '../wording/number';
import { listed, raised } from '../wording/sentence';
import { councilChanges } from './council-change';
import { settingText } from './definitions-settings';
import { dayText, rulerText } from './icp-ruler';

/** What each key of written definitions is to people. A draft is no change of its own, and a log nobody's. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['fiscalYearStartMonth', 'Start of the fiscal year'],
  ['fiscalYearNamedBy', 'Name of the fiscal year'],
  ['currency', 'Currency'],
  ['mapping', 'Columns of files'],
  ['stageMap', 'Meaning of stages'],
  ['typeMap', 'Meaning of deal types'],
  ['targets', 'Targets'],
  ['icp', 'Versions of the ICP'],
  ['overrides', 'Overrides of accounts'],
  ['tam', 'Companies of the market'],
  ['drift', 'When a change counts as drift'],
  ['watched', 'What is said of a flag'],
  ['segmentations', 'Segmentations'],
  ['bands', 'Bands'],
  ['rates', 'Exchange rates'],
]);
const NOBODYS: ReadonlySet<string> = new Set(['icpDraft', 'flagLog']);

/** Lists of which one more or one less says enough. */
const LISTS: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['targets', ['target', 'targets']],
  ['icp', ['version of the ICP', 'versions of the ICP']],
  ['overrides', ['override', 'overrides']],
  ['segmentations', ['version of a segmentation', 'versions of segmentations']],
  ['watched', ['note on a flag', 'notes on flags']],
]);
const SETTINGS: readonly SettingId[] = [
  ...(Object.keys(ASSUMPTIONS) as NumberGiven[]),
  'allocationKey',
  'ltvVariant',
  'lag',
  'dealClass',
  'amountMeans',
];

type Change = { readonly before: Definitions; readonly after: Definitions; readonly dataset: Dataset };

function writtenKeys(definitions: Definitions): ReadonlyMap<string, unknown> {
  const written = writeDefinitions(definitions);
  return new Map(typeof written === 'object' && written !== null ? Object.entries(written) : []);
}

function settingChanges({ before, after, dataset }: Change): readonly string[] {
  const said = (definitions: Definitions, id: SettingId): { readonly label: string; readonly value: string } =>
    settingText(id, { definitions, currency: dataset.currency, from: '' });
  const texts = SETTINGS.flatMap((id) => {
    const [was, is] = [said(before, id), said(after, id)];
    return was.value === is.value ? [] : [`${is.label}: ${is.value}, before ${was.value}`];
  });
  return texts.length === 0 ? ['Months of the calendar changed'] : texts;
}

function asOfText({ fileAsOf }: Definitions): string {
  const dates = [...new Set(fileAsOf.values())];
  return dates.length === 0 ? 'As of the last date on which anything happened' : `As of ${listed(dates.map(dayText))}`;
}

function listChange(key: string, before: unknown, after: unknown): string | null {
  const names = LISTS.get(key);
  if (names === undefined || !Array.isArray(before) || !Array.isArray(after) || before.length === after.length) return null;
  const change = after.length - before.length;
  return `${raised(counted(Math.abs(change), ...names))} ${change > 0 ? 'added' : 'removed'}`;
}

function keyChanges(key: string, change: Change): readonly string[] {
  if (NOBODYS.has(key)) return [];
  switch (key) {
    case 'assumptions':
      return settingChanges(change);
    case 'icpRuler':
      return [rulerText(change.after, rulingDate(change.dataset)) ?? 'Pages are read by the latest ICP'];
    case 'council':
      return councilChanges(change.before.council, change.after.council);
    case 'fileAsOf':
      return [asOfText(change.after)];
    default: {
      const counts = listChange(key, writtenKeys(change.before).get(key), writtenKeys(change.after).get(key));
      return [counts ?? `${NAMES.get(key) ?? key} changed`];
    }
  }
}

/** What was changed about the definitions, one sentence a change; none where only a draft was. */
export function definitionChanges(before: Definitions, after: Definitions, dataset: Dataset): readonly string[] {
  const [was, is] = [writtenKeys(before), writtenKeys(after)];
  const keys = [...is.keys()].filter((key) => JSON.stringify(was.get(key)) !== JSON.stringify(is.get(key)));
  return keys.flatMap((key) => keyChanges(key, { before, after, dataset }));
}

/** What an as-of date left out or opened again, as the facts count it; null where it did nothing. */
export function droppedOut({ notes }: Dataset): string | null {
  const dropped = notes.filter(({ what, count }) => count > 0 && what.includes('after the as-of date'));
  return dropped.length === 0 ? null : dropped.map(({ what, count }) => `${decimal(count)} ${what}`).join('; ');
}
