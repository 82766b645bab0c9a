import { discover, OBJECTIVES, OBJECTIVE_IDS, type Candidate, type Discovery, type ObjectiveId } from '../core/discovery';
import { searchBothEnds, type BothEnds } from '../core/discovery-both-ends';
import type { Counting } from '../core/discovery-study';
import { dateOf, type Currency, type Dataset } from '../core/model';
import type { Definitions } from '../core/workspace';
import { discoveryView } from '../views/discovery';
import { discoveryWords, type DiscoveryWords } from '../views/discovery-names';
import { nothingSaid } from '../views/discovery-nothing';
import { plain } from '../wording';
import { textTable } from './text-table';

/** What a search told: both ends of it, or why there is none. */
export type ReportDiscovery = { readonly objective: ObjectiveId; readonly currency: Currency | null } & BothEnds;

/** What is searched for where `--discover` names nothing (`domain.md` 11.2). */
const USUAL: ObjectiveId = 'contribution';
const DEPTH = 3;

const isObjective = (text: string | undefined): text is ObjectiveId => OBJECTIVE_IDS.some((id) => id === text);

/**
 * `--discover` may stand alone or name an objective: what follows it is one only if it is the name of one, for else it is a file.
 * Gives the objective, null where nothing is to be searched, and the parameters without it.
 */
export function discoverIn(parameters: readonly string[]): { readonly objective: ObjectiveId | null; readonly rest: readonly string[] } {
  const at = parameters.findIndex((each) => each === '--discover' || each.startsWith('--discover='));
  if (at < 0) return { objective: null, rest: parameters };
  const [, named] = (parameters[at] ?? '').split('=');
  if (named !== undefined && !isObjective(named)) throw new Error(`--discover ${named} is not one of ${OBJECTIVE_IDS.join(', ')}.`);
  const next = parameters[at + 1];
  const follows = named === undefined && isObjective(next);
  const objective = [named, follows ? next : undefined].find(isObjective) ?? USUAL;
  return { objective, rest: parameters.toSpliced(at, follows ? 2 : 1) };
}

/** Searches what is loaded for the best and the worst of an objective. */
export async function discovered(
  engine: Counting,
  dataset: Dataset,
  definitions: Definitions,
  objective: ObjectiveId,
): Promise<ReportDiscovery> {
  const asked = { dataset, definitions, objective, chosen: null, depth: DEPTH } as const;
  return { objective, currency: dataset.currency, ...(await searchBothEnds(engine, asked, discover)) };
}

type Json = Readonly<Record<string, unknown>>;

function candidateJson({ conditions, ...told }: Candidate, { attributes }: Discovery, { nameOf }: DiscoveryWords): Json {
  const rules = conditions.map(({ attribute, bin }) => attributes[attribute]?.bins[bin]?.rule);
  const { verdict, overlap, ...numbers } = told;
  return {
    name: nameOf(conditions),
    rule: rules.length === 1 ? rules[0] : { kind: 'all', of: rules },
    ...numbers,
    verdict: verdict.kind,
    parent: verdict.kind === 'notBetterThanParent' ? nameOf(verdict.parent) : null,
    overlap,
  };
}

const listJson = (discovery: Discovery, words: DiscoveryWords): Json => ({
  whole: discovery.whole,
  chance: discovery.chance,
  candidates: discovery.candidates.map((candidate) => candidateJson(candidate, discovery, words)),
});

/** The `discovery` of the object that `report --json` prints. */
export function discoveryJson({ objective, currency, lists, none }: ReportDiscovery): Json {
  const { unit, shape } = OBJECTIVES[objective];
  const about = { objective, unit, shape, currency: unit === 'money' ? currency : null };
  if (lists === null) return { ...about, best: null, worst: null, leftOut: none.leftOut, missing: none.missing ?? none.why };
  const [best, worst] = lists;
  const words = discoveryWords(best, OBJECTIVES[objective], currency);
  const { split, support, combinations, supported, designEffect, attributes, leftOut } = best;
  return {
    ...about,
    searchedTo: dateOf(split.cutoff),
    maturedBy: dateOf(split.matured),
    support,
    combinations,
    supported,
    designEffect,
    attributes: attributes.map(({ dimension, label, bins }) => ({ dimension, label, values: bins.map((bin) => bin.label) })),
    leftOut,
    best: listJson(best, words),
    worst: listJson(worst, words),
    missing: null,
  };
}

function listLines(discovery: Discovery, words: DiscoveryWords): readonly string[] {
  const { sentence, table, candidates, covering } = discoveryView(discovery, words);
  const cells =
    table === null ? [] : [table.columns.map(({ label }) => label), ...table.rows.map((row) => row.cells.map(({ text }) => text))];
  const notes = candidates.flatMap(({ name, notes: own }) => own.map((note) => `  ${name}: ${note}`));
  return [
    '',
    `  ${discovery.direction === 'best' ? 'Best' : 'Worst'}. ${plain(sentence)}`,
    ...textTable(cells).map((line) => `  ${line}`),
    ...(covering === null ? [] : [`  ${covering}`]),
    ...notes,
  ];
}

/** What was searched for and what came of it, as a person reads it. */
export function discoveryText({ objective, currency, lists, none }: ReportDiscovery): readonly string[] {
  const { label, says } = OBJECTIVES[objective];
  const head = ['', `Discovery: ${label}`, `  ${says}`];
  if (lists === null) return [...head, ...nothingSaid(none, { label }).map((line) => `  ${line}`)];
  const words = discoveryWords(lists[0], OBJECTIVES[objective], currency);
  const { foot, leftOut } = discoveryView(lists[0], words);
  return [
    ...head,
    ...lists.flatMap((discovery) => listLines(discovery, words)),
    '',
    ...foot.map((line) => `  ${line}.`),
    ...leftOut.map((line) => `  ${line}`),
  ];
}
