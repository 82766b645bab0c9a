import type { IcpVersion } from '../core/icp';
import { ASSUMPTIONS, metricOf, NO_ASSUMPTIONS, type Assumptions, type NumberGiven } from '../core/metrics';
import { type AsOfFrom, type CalendarDate, type Currency, type Dataset, type DimensionId, parseDate } from '../core/model';
import { NO_DEFINITIONS, USUAL_TARGETS, type AmountMeaning, type Definitions, type Target } from '../core/workspace';
import { givenText } from './definitions-settings';
import { ownName } from './name';
import { asOfText, cardValue, counted, dateText, decimal, KEY_WORDS, NO_DATE, targetText, VARIANT_WORDS } from '../wording';

/** Something that shapes the numbers: what it is, its value, and who said so. */
export type InForce = { readonly label: string; readonly value: string; readonly source: string };
export type InForceList = { readonly title: string; readonly items: readonly InForce[]; readonly empty: string };

type Loaded = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly icpVersion: IcpVersion | null;
  readonly definitionsFile?: string | null;
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MEANINGS: Readonly<Record<AmountMeaning, string>> = {
  acv: 'a year of the contract',
  arr: 'recurring revenue of a year',
  mrr: 'recurring revenue of a month',
  tcv: 'the whole contract',
};

const USUAL = 'usual value';
const LAG_LABEL = 'Lag between spend and new customers';
const KEY_LABEL = 'Shared spend is laid over deals by';
const VARIANT_LABEL = 'LTV is added up';

function assumptionItems(assumptions: Assumptions, file: string, currency: Currency | null): readonly InForce[] {
  return (Object.keys(ASSUMPTIONS) as NumberGiven[]).map((id) => {
    const [given, { label, usual }] = [assumptions.numbers.get(id), ASSUMPTIONS[id]];
    if (given !== undefined) return { label, value: givenText(id, given, currency), source: file };
    return usual === null
      ? { label, value: 'not given', source: 'metrics that need it say so' }
      : { label, value: givenText(id, usual, currency), source: USUAL };
  });
}

function furtherItems({ definitions }: Loaded, file: string): readonly InForce[] {
  const { assumptions, amountMeans, calendar } = definitions;
  const from = (isUsual: boolean): string => (isUsual ? USUAL : file);
  const lag = assumptions.lag === 'cycle' ? 'own median cycle' : counted(assumptions.lag, 'month');
  return [
    {
      label: 'Deals that pipeline metrics read',
      value: assumptions.dealClass === 'all' ? 'all classes' : 'new business',
      source: from(assumptions.dealClass === NO_ASSUMPTIONS.dealClass),
    },
    { label: 'Amount holds', value: MEANINGS[amountMeans], source: from(amountMeans === NO_DEFINITIONS.amountMeans) },
    { label: LAG_LABEL, value: lag, source: from(assumptions.lag === NO_ASSUMPTIONS.lag) },
    {
      label: KEY_LABEL,
      value: KEY_WORDS[assumptions.allocationKey],
      source: from(assumptions.allocationKey === NO_ASSUMPTIONS.allocationKey),
    },
    {
      label: VARIANT_LABEL,
      value: VARIANT_WORDS[assumptions.ltvVariant],
      source: from(assumptions.ltvVariant === NO_ASSUMPTIONS.ltvVariant),
    },
    {
      label: 'Fiscal year starts in',
      value: MONTHS[calendar.startMonth - 1] ?? '',
      source: from(calendar.startMonth === NO_DEFINITIONS.calendar.startMonth),
    },
  ];
}

function targetItem(target: Target, dataset: Dataset, source: string): InForce {
  const { label, unit } = metricOf(target.metric);
  const slice = target.slice
    .map(([dimension, member]) => `${dimension} ${member === null ? 'unknown' : ownName(dataset, dimension as DimensionId, member)}`)
    .join(', ');
  const value = unit === 'share' ? targetText(target.value) : cardValue(target.value, { unit, currency: dataset.currency }, 1);
  return {
    label: slice === '' ? label : `${label} (${slice})`,
    value: `${target.want === 'atLeast' ? 'at least' : 'at most'} ${value}`,
    source,
  };
}

function icpItems({ icpVersion }: Loaded, file: string): readonly InForce[] {
  if (icpVersion === null) return [];
  const since =
    parseDate(icpVersion.effectiveFrom) === null ? icpVersion.effectiveFrom : dateText(icpVersion.effectiveFrom as CalendarDate);
  return [
    { label: 'Version', value: `${icpVersion.name}, in force since ${since}`, source: file },
    ...icpVersion.profiles.map((profile) => ({
      label: `Profile ${profile.name}`,
      value: `${counted(profile.criteria.length, 'criterion', 'criteria')}, ICP from ${decimal(profile.icpFrom)} points`,
      source: file,
    })),
  ];
}

const AS_OF_FROM: Readonly<Record<AsOfFrom, string>> = {
  given: 'chosen',
  lastEvent: 'the last day on which anything in the files happened; due dates of open deals do not count',
  nothing: NO_DATE,
};

function dateItems({ dataset }: Loaded): readonly InForce[] {
  return [
    { label: 'As of', value: asOfText(dataset), source: AS_OF_FROM[dataset.asOfFrom] },
    {
      label: 'Currency',
      value: dataset.currency ?? 'none: amounts are not added up',
      source: dataset.currency === null ? 'no file names one' : 'the files and definitions',
    },
  ];
}

/** What the numbers rest on beside the files: each with its value and where it comes from. */
export function inForce(loaded: Loaded): readonly InForceList[] {
  const from = loaded.definitionsFile ?? 'definitions';
  const { definitions, dataset } = loaded;
  const targetsFrom = JSON.stringify(definitions.targets) === JSON.stringify(USUAL_TARGETS) ? USUAL : from;
  return [
    { title: 'Date and currency', items: dateItems(loaded), empty: '' },
    {
      title: 'Assumptions',
      items: [...assumptionItems(definitions.assumptions, from, loaded.dataset.currency), ...furtherItems(loaded, from)],
      empty: '',
    },
    {
      title: 'Targets',
      items: definitions.targets.map((target) => targetItem(target, dataset, targetsFrom)),
      empty: 'No target is set.',
    },
    {
      title: 'ICP',
      items: icpItems(loaded, from),
      empty: 'No ICP profile is in force: no account is scored until one is started on the ICP page, or a workspace file holds one.',
    },
    {
      title: 'Left out and assumed',
      items: dataset.notes.map(({ what, count }) => ({ label: what, value: decimal(count), source: 'the files' })),
      empty: 'Nothing was left out of the metrics.',
    },
  ];
}
