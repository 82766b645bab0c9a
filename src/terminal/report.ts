import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { NO_SETTINGS, type Admission } from '../core/admission';
import { assembleSnapshots, type SettledFiles } from '../core/snapshots';
import { givenValue } from '../core/metrics';
import { asOfDate, parseDate, type Day } from '../core/model';
import { NO_DEFINITIONS, readDefinitions, unheededIn, type Definitions } from '../core/workspace';
import { pack } from '../engine/arrow';
import { packScoring } from '../engine/scoring';
import { openNodeEngine } from '../engine/duckdb-node';
import { admissionStatus, admitFiles, readAnswers } from './disk-files';
import { definitionsOf } from './docs';
import { inspectionJson } from './inspection-json';
import { outcomesDue } from './report-decisions';
import { discovered, discoverIn } from './report-discovery';
import { hypothesesTold, NO_HYPOTHESES } from './report-hypotheses';
import type { ObjectiveId } from '../core/discovery';
import { ownName } from '../views/name';
import { readAll, type ReportPeriod } from './report-readings';
import { reportJson, type ReportContent } from './report-json';
import { reportText } from './report-text';

const HELP = `report [--config FILE.json] [--as-of YYYY-MM-DD] [--by DIMENSION[,DIMENSION]] [--period quarter|month|year|all]
       [--answers FILE.json] [--discover [OBJECTIVE]] [--json] FILE...
What do these exports say? A table and the findings, or one JSON object. --discover also searches older deals for what does best and
worst and asks newer ones again: contribution (the usual one), winRate, acv, salesCycle, ltvToCac or nrr.
Exit status: 0, 2 a target is missed or drift was found, 3 a question is open, 4 a file is refused, 1 internal error.
`;
const MISSED = 2;
const FEWEST = 10;

type Configured = { readonly definitions: Definitions; readonly unheeded: readonly string[] };

async function definitionsFrom(path: string | undefined): Promise<Configured> {
  if (path === undefined) return { definitions: NO_DEFINITIONS, unheeded: [] };
  const json: unknown = JSON.parse(await readFile(path, 'utf8'));
  const read = readDefinitions(json);
  if (read.definitions === null) throw new Error(`${path} cannot be used. ${read.error}`);
  return { definitions: read.definitions, unheeded: unheededIn(json) };
}

function asOfFrom(text: string | undefined): Day | null {
  if (text === undefined) return null;
  const day = parseDate(text);
  if (day === null) throw new Error(`--as-of ${text} is not a calendar date (YYYY-MM-DD).`);
  return day;
}

function periodFrom(text: string | undefined): ReportPeriod {
  const period = text ?? 'all';
  if (period === 'all' || period === 'quarter' || period === 'month' || period === 'year') return period;
  throw new Error(`--period ${period} is not one of quarter, month, year, all.`);
}

type Asked = {
  readonly asOf: Day | null;
  readonly by: readonly string[];
  readonly period: ReportPeriod;
  readonly discover: ObjectiveId | null;
};

/** What the files could be used for: their account, and nothing read. */
function unread(admissions: readonly Admission[]): ReportContent {
  const inspections = admissions.map(({ inspection }) => inspection);
  const sources = inspections.map(inspectionJson);
  return {
    asOf: null,
    asOfFrom: null,
    sources,
    inspections,
    readings: [],
    findings: [],
    definitions: definitionsOf(NO_DEFINITIONS, new Set()),
    notes: [],
    driftNotes: [],
    history: null,
    joins: [],
    outcomes: [],
    discovery: null,
    hypotheses: NO_HYPOTHESES,
    labelOf: (dimension) => dimension,
    memberOf: (_, label) => label,
    least: FEWEST,
  };
}

async function read({ admissions, snapshots }: SettledFiles, definitions: Definitions, asked: Asked): Promise<ReportContent> {
  const { assembly, history } = assembleSnapshots(snapshots, definitions, asked.asOf);
  const { dataset, tables, joins } = assembly;
  const engine = await openNodeEngine();
  const scoring = assembly.scoring();
  const packed = [...tables].filter(([name]) => name !== 'score' || scoring === null);
  await engine.load(
    dataset,
    packed.map(([name, table]) => pack(name, table)),
    scoring === null ? null : packScoring(scoring),
  );
  const { readings, findings, driftNotes } = await readAll(engine, dataset, definitions, asked);
  const outcomes = await outcomesDue(engine, dataset, definitions);
  const { assumptions } = definitions;
  const hypotheses = await hypothesesTold({ source: engine, assumptions, accounts: assembly.accounts }, dataset, definitions);
  const discovery = asked.discover === null ? null : await discovered(engine, dataset, definitions, asked.discover);
  await engine.close();
  const notes = dataset.notes.map(({ what, count }) => `${count} ${what}`);
  return {
    ...unread(admissions),
    asOf: asOfDate(dataset),
    asOfFrom: dataset.asOfFrom,
    readings: [...readings, history.slippage],
    findings,
    driftNotes,
    definitions: definitionsOf(definitions, dataset.supplied),
    notes,
    history,
    joins,
    outcomes,
    discovery,
    hypotheses,
    labelOf: (dimension) => dataset.dimensions.find(({ id }) => id === dimension)?.label ?? dimension,
    memberOf: (dimension, label) => ownName(dataset, dimension, label),
    least: givenValue(definitions.assumptions, 'minimumN') ?? FEWEST,
  };
}

/** Dates that the definitions give to files that are not there: nothing acts on them. */
function undated({ fileAsOf }: Definitions, admissions: readonly Admission[]): readonly string[] {
  const named = (name: string): boolean =>
    admissions.some(({ inspection: { file } }) => file === name || file.endsWith(`/${name}`) || file.endsWith(`!${name}`));
  return [...fileAsOf.keys()].filter((name) => !named(name)).map((name) => `fileAsOf names ${name}, which is not among these files.`);
}

const OPTIONS = {
  config: { type: 'string' },
  'as-of': { type: 'string' },
  by: { type: 'string' },
  period: { type: 'string' },
  answers: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const namesIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The `report` command of the terminal contract. */
export async function report(parameters: readonly string[]): Promise<number> {
  const { objective: discover, rest } = discoverIn(parameters);
  const { values, positionals } = parseArgs({ args: [...rest], allowPositionals: true, options: OPTIONS });
  if (values.help === true || positionals.length === 0) {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 1;
  }
  const asked: Asked = { asOf: asOfFrom(values['as-of']), by: namesIn(values.by), period: periodFrom(values.period), discover };
  const { definitions, unheeded } = await definitionsFrom(values.config);
  const answers = await readAnswers(values.answers);
  const settings = { ...NO_SETTINGS, ...definitions.admission, currency: definitions.currency, answers };
  const settled = await admitFiles(positionals, { settings, fileAsOf: definitions.fileAsOf, asOf: asked.asOf });
  const status = admissionStatus(settled.admissions);
  const found = status === 0 ? await read(settled, definitions, asked) : unread(settled.admissions);
  const content: ReportContent = { ...found, notes: [...found.notes, ...unheeded, ...undated(definitions, settled.admissions)] };
  process.stdout.write(values.json === true ? `${JSON.stringify(reportJson(content), null, 1)}\n` : reportText(content));
  if (status !== 0) return status;
  return content.findings.some(({ state }) => state === 'missed' || state === 'drifted') ? MISSED : 0;
}
