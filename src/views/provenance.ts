import { metricInForce } from './definitions';
import { isMetricId, metricOf, type MetricId } from '../core/metrics';
import { asOfDate, rulingDate, type Dataset, type DimensionId, type Inspection } from '../core/model';
import type { IcpVersion } from '../core/icp';
import { hashWithRules, writeQuestion, type Question } from '../core/question';
import type { Definitions, Target } from '../core/workspace';
import { asOfText, listed, NO_DATE } from '../wording';
import { filtersInFull } from './chips';
import { totalsNote, totalsWarning } from './control-totals';
import { dayText, rulerText } from './icp-ruler';
import { ownName } from './name';
import { baselineDates, chosenPeriod, comparedWith } from './periods';
import { heldRules } from './ruled-address';

/** What was loaded, as far as an export names it. */
export type Source = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly icpVersion: IcpVersion | null;
  readonly admissions: readonly {
    readonly inspection: Pick<Inspection, 'file' | 'notices' | 'records' | 'loaded' | 'setAside' | 'notData'> & { readonly sha256: string };
  }[];
  readonly sample: string | null;
  readonly definitionsFile?: string | null;
};

/** A label before a text, as a file that is taken elsewhere says it. */
export type Told = { readonly label: string; readonly text: string };

/** Where what is taken elsewhere comes from: enough to ask the same of the same data again. */
export type Provenance = {
  /** That a file's own total differs from ours, in full and in a few words; null where none does. */
  readonly totals: { readonly warning: string; readonly note: string } | null;
  readonly workspace: string;
  readonly period: string;
  readonly compared: string;
  /** Every filter in words, with all its values; empty where there is none. */
  readonly filters: readonly string[];
  /** ISO, for files, and in words, for people. */
  readonly asOf: string;
  readonly asOfWords: string;
  readonly icp: string;
  readonly fingerprint: string;
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  /**
   * The address behind the `#`: it holds definitions and digests, no cell of a file. The ICP version and the as-of date always
   * stand in it: an address without them is read by whatever its reader has chosen.
   */
  readonly link: string;
  readonly product: string;
};

function icpText({ definitions, dataset, icpVersion }: Source): string {
  const ruled = rulerText(definitions, rulingDate(dataset));
  if (ruled !== null) return ruled;
  if (icpVersion === null) return 'no ICP version: ICP as the files say it, or not at all';
  return `${icpVersion.name} (${icpVersion.id}), in force since ${dayText(icpVersion.effectiveFrom)}`;
}

function comparedText(question: Question, dataset: Dataset): string {
  const dates = baselineDates(question, dataset);
  const name = comparedWith(question.compare, dataset);
  return dates.length === 0 ? name : `${name} (${listed(dates)})`;
}

function totalsOf(admissions: Source['admissions']): Provenance['totals'] {
  const [warning, note] = [totalsWarning(admissions), totalsNote(admissions)];
  return warning === null || note === null ? null : { warning, note };
}

/** Where an answer to a question comes from. The same question on the same data gives the same words. */
export function provenanceOf(source: Source, question: Question, product: string): Provenance {
  const { dataset, sample, definitionsFile, admissions } = source;
  const { name, dates } = chosenPeriod(question.period, dataset);
  const asOf = asOfDate(dataset);
  return {
    totals: totalsOf(admissions),
    workspace: sample === null ? (definitionsFile ?? 'own files') : `Sample data: ${sample}`,
    period: dates === name || dates === 'all dates' ? name : `${name} (${dates})`,
    compared: comparedText(question, dataset),
    filters: filtersInFull(question, dataset),
    asOf: asOf ?? NO_DATE,
    asOfWords: asOfText(dataset),
    icp: icpText(source),
    fingerprint: dataset.fingerprint,
    files: admissions.map(({ inspection }) => ({ file: inspection.file, sha256: inspection.sha256 })),
    link: hashWithRules(writeQuestion(question), heldRules(source)),
    product,
  };
}

/** The filters as one text. */
export const filtersText = ({ filters }: Provenance): string => (filters.length === 0 ? 'none' : filters.join('; '));

/** Where an answer comes from, line by line, as files say it. */
export function provenanceLines(from: Provenance): readonly Told[] {
  return [
    ...(from.totals === null ? [] : [{ label: 'Warning', text: from.totals.warning }]),
    { label: 'Workspace', text: from.workspace },
    { label: 'Period', text: from.period },
    { label: 'Compared with', text: from.compared },
    { label: 'Filters', text: filtersText(from) },
    { label: 'As of', text: from.asOf },
    { label: 'ICP version', text: from.icp },
    { label: 'Data fingerprint', text: from.fingerprint },
    ...from.files.map(({ file, sha256 }) => ({ label: 'File', text: `${file} (SHA-256 ${sha256})` })),
    { label: 'Link', text: from.link },
    { label: 'Made by', text: from.product },
  ];
}

const SHORT = 12;

/** Where a picture or a page comes from, in the few words that stand below it. */
export function sourceTexts(from: Provenance): readonly string[] {
  return [
    ...(from.totals === null ? [] : [from.totals.note]),
    `${from.workspace} · ${from.files.map(({ file }) => file).join(', ')}`,
    `${from.period} · compared with: ${from.compared} · filters: ${filtersText(from)}`,
    `As of ${from.asOfWords} · ICP: ${from.icp} · data ${from.fingerprint.slice(0, SHORT)} · ${from.product}`,
  ];
}

const targetOf = ({ metric, want, value, slice }: Target, dataset: Dataset): Told => ({
  label: `Target: ${metricOf(metric).label}${slice.map(([dimension, label]) => `, ${dimension}=${label === null ? 'unknown' : ownName(dataset, dimension as DimensionId, label)}`).join('')}`,
  text: `${want === 'atLeast' ? 'at least' : 'at most'} ${String(value)}`,
});

/** The definitions that stand behind some metrics: the formula in force, what it rests on, and the targets. Each once. */
export function definitionLines(metrics: readonly string[], { definitions, dataset, definitionsFile }: Source): readonly Told[] {
  const ids = [...new Set(metrics)].filter((id): id is MetricId => isMetricId(id));
  const inForce = { definitions, currency: dataset.currency, from: definitionsFile ?? 'set by people', supplied: dataset.supplied };
  const all = ids.map((id) => metricInForce(id, inForce));
  const settings = new Map(all.flatMap(({ rests }) => rests).map((setting) => [setting.id, setting]));
  return [
    ...all.map(({ sheet, formula }) => ({ label: `Definition: ${sheet.label}`, text: formula })),
    ...[...settings.values()].map(({ label, value, source }) => ({ label: `Setting: ${label}`, text: `${value} (${source})` })),
    ...definitions.targets.filter(({ metric }) => ids.includes(metric)).map((target) => targetOf(target, dataset)),
  ];
}
