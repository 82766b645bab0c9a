import { readFileSync } from 'node:fs';
import { NO_SETTINGS } from '../../src/core/admission';
import type { Answerable } from '../../src/core/analysis';
import { asksFor } from '../../src/core/asks';
import { accountResults, accountsAsk } from '../../src/core/account-results';
import type { Assembly } from '../../src/core/assembly';
import { PACKET_SEARCH, packetProof, type PacketProof, type PacketWorkspace } from '../../src/core/council-packet';
import { discover } from '../../src/core/discovery';
import { searchBothEnds, type BothEnds } from '../../src/core/discovery-both-ends';
import { scoreAccounts } from '../../src/core/icp';
import { givenValue } from '../../src/core/metrics';
import { rulingDate } from '../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../src/core/question';
import { assembleSnapshots } from '../../src/core/snapshots';
import { readDefinitions, type Definitions } from '../../src/core/workspace';
import { pack } from '../../src/engine/arrow';
import { openNodeEngine } from '../../src/engine/duckdb-node';
import { packScoring } from '../../src/engine/scoring';
import { admitFiles } from '../../src/terminal/disk-files';

const STOP = { aborted: false };

/** A company as the council meets over it, answered by the real engine. */
export type Company = {
  readonly answerable: Answerable;
  readonly workspace: PacketWorkspace;
  readonly proof: PacketProof | null;
  /** What combinations of attributes do, at both ends. */
  readonly search: BothEnds;
  readonly assembly: Assembly;
  /** One cell an account and month; null without an ICP. */
  readonly byAccount: Answerable['cube'] | null;
};

export type CompanyFiles = { readonly paths: readonly string[]; readonly definitions: Definitions };

export function sampleFiles(company: string, names: readonly string[]): CompanyFiles {
  const { definitions, error } = readDefinitions(JSON.parse(readFileSync(`data-samples/${company}/workspace.json`, 'utf8')));
  if (definitions === null) throw new Error(error ?? 'no definitions');
  return { paths: names.map((name) => `data-samples/${company}/${name}`), definitions };
}

/** Files as they are opened by a page: admitted, assembled, scored and counted by DuckDB. */
export async function companyOf({ paths, definitions }: CompanyFiles, question: Question = USUAL_QUESTION): Promise<Company> {
  const settings = { ...NO_SETTINGS, ...definitions.admission, currency: definitions.currency, answers: new Map<string, string>() };
  const { admissions, snapshots } = await admitFiles(paths, { settings, fileAsOf: definitions.fileAsOf, asOf: null });
  const { assembly } = assembleSnapshots(snapshots, definitions, null);
  const { dataset, tables, icpVersion } = assembly;
  const engine = await openNodeEngine();
  const scoring = assembly.scoring();
  const packed = [...tables].filter(([name]) => name !== 'score' || scoring === null);
  await engine.load(
    dataset,
    packed.map(([name, table]) => pack(name, table)),
    scoring === null ? null : packScoring(scoring),
  );
  const asks = asksFor(question, dataset, definitions);
  const cube = await engine.cube(asks.cells, STOP);
  const accounts = asks.accounts === null ? null : await engine.cube(asks.accounts, STOP);
  const counted = icpVersion === null ? null : await engine.cube(accountsAsk(dataset), STOP);
  const search = await searchBothEnds(engine, { dataset, definitions, ...PACKET_SEARCH }, discover);
  await engine.close();
  const answerable: Answerable = { cube, accounts, dataset, definitions };
  const inspections = admissions.map(({ inspection }) => inspection);
  const workspace: PacketWorkspace = { sample: null, definitionsFile: 'workspace.json', product: 'Plumbline', inspections, icpVersion };
  return {
    answerable,
    workspace,
    search,
    assembly,
    byAccount: counted,
    proof: counted === null ? null : proofOf(assembly, answerable, counted),
  };
}

function proofOf(assembly: Assembly, { dataset, definitions }: Answerable, cube: Answerable['cube']): PacketProof | null {
  const { icpVersion: version, accountColumns: accounts } = assembly;
  if (version === null) return null;
  const { overrides, assumptions } = definitions;
  const scored = scoreAccounts(version, accounts, { overrides, date: rulingDate(dataset) });
  const results = accountResults(cube, dataset, { count: accounts.count, assumptions });
  return packetProof({ version, scored, accounts, results, least: givenValue(assumptions, 'minimumN') ?? 10 });
}
