import type { QueryClient } from '@tanstack/react-query';
import { answer, type Answerable } from '../../core/analysis';
import { accountResults, accountsAsk } from '../../core/account-results';
import { assessmentAsks, assessmentOf, evidenceFor, type AssessedAccounts } from '../../core/assessment-evidence';
import type { Outcome } from '../../core/council';
import { outcomesOf } from '../../core/council-outcomes';
import { packetFacts, packetProof, packetQuestion, type PacketGiven, type PacketWorkspace } from '../../core/council-packet';
import { findingsOf } from '../../core/drift-findings';
import { whyOf } from '../../core/drift-why';
import type { Economics } from '../../core/economics';
import { scoreAccounts, type AccountColumns } from '../../core/icp';
import { prepareEffect } from '../../core/icp-effect';
import { givenValue, type Cube } from '../../core/metrics';
import { rulingDate } from '../../core/model';
import type { Question } from '../../core/question';
import { standingDecisions } from '../../core/council';
import { economicsOf, splitOf } from '../../views/economics-readings';
import type { Packet } from '../../views/packet';
import { packetOf } from '../../views/packet-of';
import { inUsualManner } from '../../wording';
import { segmentOf } from '../../views/segment-choice';
import type { Cubes } from '../cubes';
import { PRODUCT } from '../product';
import { Finished } from '../finished';
import { answerableOf, ask, asksFor, type Counted } from '../queries';
import type { Loaded } from '../session';
import { keyOf } from '../use-asked';
import { questionFor } from '../use-outcomes';
import { searchedFor } from './searched';
import { studiedFor, type Waiting } from './studied';

/**
 * Who is asked for what a packet is made of. `says` is told what is being worked out, in words; `early` gets the packet while
 * combinations are still being searched, which may take minutes: all but that section stands.
 */
export type Gathering = Waiting & {
  readonly client: QueryClient;
  readonly cubes: Pick<Cubes, 'cube' | 'asking'>;
  accountColumns(): Promise<AccountColumns>;
  says(step: string): void;
  early?(packet: Packet): void;
};

/** What a question is answered from; what a page has asked is not asked again. */
async function answerableFor({ client, cubes }: Gathering, question: Question, loaded: Loaded): Promise<Answerable> {
  const { dataset, definitions } = loaded;
  const asks = asksFor(question, dataset, definitions);
  const counted = await client.fetchQuery<Counted>({
    queryKey: ['cube', dataset.fingerprint, asks],
    queryFn: ({ signal }) => ask(cubes, dataset.fingerprint, asks, signal),
  });
  return answerableOf(counted, loaded);
}

/** A packet that is being gathered. */
type Gathers = Gathering & {
  /** Whether a part of it could not be told: the next time it is asked for, that is tried again. */
  hasFailed: boolean;
};

/** What could be told from one part of the facts; a part that fails is missing in the packet, and its section says so. */
const orNull = async <Value>(gathers: Gathers, work: () => Promise<Value>): Promise<Value | null> => {
  try {
    return await work();
  } catch (error) {
    if (gathers.signal.aborted) throw error;
    gathers.hasFailed = true;
    return null;
  }
};

/** Costs and returns with all their intervals: a first step, and where it says so those that follow. */
async function economicsFor(waiting: Waiting, answerable: Answerable, question: Question): Promise<Economics> {
  const asked = { question, split: splitOf(question, answerable.dataset)?.dimension ?? null };
  const work = (): Economics => economicsOf(answerable, question);
  const first = await studiedFor(waiting, answerable, {
    studied: { kind: 'economics', asked, step: 'first' },
    valueIn: (found) => (found.kind === 'economics' ? found.economics : null),
    work,
  });
  if (!first.isRefining) return first;
  return studiedFor(waiting, answerable, {
    studied: { kind: 'economics', asked, step: 'further' },
    valueIn: (found) => (found.kind === 'economics' && !found.economics.isRefining ? found.economics : null),
    work,
  });
}

const cubeFor = ({ client, cubes }: Gathering, fingerprint: string, ask: Cube['ask']): Promise<Cube> =>
  client.fetchQuery({ queryKey: ['cube', fingerprint, ask], queryFn: ({ signal }) => cubes.cube(fingerprint, ask, signal) });

type Accounts = AssessedAccounts & { readonly cube: Cube };

/** What is known of accounts, what came of them, and how they score. */
async function accountsFor(gathering: Gathering, { dataset, definitions, icpVersion }: Loaded): Promise<Accounts> {
  const [columns, cube] = await Promise.all([
    gathering.client.fetchQuery({ queryKey: ['accounts', dataset.fingerprint], queryFn: () => gathering.accountColumns() }),
    cubeFor(gathering, dataset.fingerprint, accountsAsk(dataset)),
  ]);
  const { assumptions, overrides } = definitions;
  const results = accountResults(cube, dataset, { count: columns.count, assumptions });
  const date = rulingDate(dataset);
  return { columns, cube, results, scored: icpVersion === null ? null : scoreAccounts(icpVersion, columns, { overrides, date }) };
}

function proofFor(accounts: Accounts | null, { icpVersion, definitions }: Loaded): PacketGiven['proof'] {
  if (accounts === null || accounts.scored === null || icpVersion === null) return null;
  const { columns, results, scored } = accounts;
  return packetProof({
    version: icpVersion,
    scored,
    accounts: columns,
    results,
    least: givenValue(definitions.assumptions, 'minimumN') ?? 10,
  });
}

/** A draft of the ICP beside the version in force; null without a draft. */
function whatIfFor(accounts: Accounts | null, { dataset, definitions, icpVersion }: Loaded): PacketGiven['whatIf'] {
  const { icpDraft } = definitions;
  if (accounts === null || icpDraft === null) return null;
  const prepared = prepareEffect({ cube: accounts.cube, dataset, definitions, accounts: accounts.columns, date: rulingDate(dataset) });
  return { current: icpVersion === null ? null : prepared.effect(icpVersion), draft: prepared.effect(icpDraft) };
}

async function assessmentFor(
  gathering: Gathering,
  loaded: Loaded,
  answerable: Answerable,
  accounts: Accounts | null,
): Promise<PacketGiven['assessment']> {
  const { dataset, definitions } = loaded;
  const further: Cube[] = [];
  for (const ask of assessmentAsks(dataset)) further.push(await cubeFor(gathering, dataset.fingerprint, ask));
  return assessmentOf(definitions, answerable, evidenceFor({ answerable, further, accounts }));
}

async function outcomesFor(gathering: Gathering, loaded: Loaded): Promise<readonly Outcome[]> {
  const decisions = standingDecisions(loaded.definitions.council);
  return decisions.length === 0 ? [] : outcomesOf(await answerableFor(gathering, questionFor(decisions), loaded));
}

const workspaceOf = ({ sample, definitionsFile, admissions, icpVersion }: Loaded): PacketWorkspace => ({
  sample,
  definitionsFile: definitionsFile ?? null,
  product: PRODUCT,
  inspections: admissions.map(({ inspection }) => inspection),
  icpVersion,
});

/** Packets without a part that failed, for as long as what they are of is loaded. */
const whole = new Finished<Packet>();

/**
 * The packet of what is loaded, for a question: everything it is made of is worked out, or taken from what pages have asked
 * already. The same data, definitions and question give the same packet: whoever presents it and then takes it along waits once.
 */
export async function gatherPacket(gathering: Gathering, loaded: Loaded, asked: Question): Promise<Packet> {
  const question = packetQuestion({ ...asked, by: segmentOf(asked, loaded.dataset) });
  const key = keyOf(question);
  const known = whole.get(loaded, key);
  if (known !== null) return known;
  const gathers = { ...gathering, hasFailed: false };
  const packet = await gathered(gathers, loaded, question);
  if (!gathers.hasFailed) whole.set(loaded, key, packet);
  return packet;
}

async function gathered(gathering: Gathers, loaded: Loaded, question: Question): Promise<Packet> {
  const { says } = gathering;
  says('Deals are being counted');
  const answerable = await answerableFor(gathering, question, loaded);
  const analysis = await studiedFor(gathering, answerable, {
    studied: { kind: 'answer', question },
    valueIn: (found) => (found.kind === 'answer' ? found.analysis : null),
    work: () => answer(answerable, question),
  });
  says('What came of the decisions is being worked out');
  const outcomes = await orNull(gathering, () => outcomesFor(gathering, loaded));
  says('What changed is being worked out');
  const found = await orNull(gathering, () =>
    studiedFor(gathering, answerable, {
      studied: { kind: 'findings', question },
      valueIn: (reply) => (reply.kind === 'findings' ? reply.findings : null),
      work: () => findingsOf(answerable, question, answerable.definitions.drift),
    }),
  );
  says('Why it moved is being worked out');
  const why =
    found === null
      ? null
      : await orNull(gathering, () =>
          studiedFor(gathering, answerable, {
            studied: { kind: 'why', question, drift: found.drift },
            valueIn: (reply) => (reply.kind === 'why' ? reply.why : null),
            work: () => whyOf(answerable, question, found.drift),
          }),
        );
  says('Costs and returns are being worked out');
  const economics = await orNull(gathering, () => economicsFor(gathering, answerable, question));
  says('The score is being held against what came of the accounts');
  const accounts = await orNull(gathering, () => accountsFor(gathering, loaded));
  const assessment = await orNull(gathering, () => assessmentFor(gathering, loaded, answerable, accounts));
  const [proof, whatIf] = [proofFor(accounts, loaded), whatIfFor(accounts, loaded)];
  // A file reads the same on every machine, however its reader likes numbers and dates.
  const told = (search: PacketGiven['search'], isSearching: boolean): Packet => {
    const workspace = workspaceOf(loaded);
    const given = { workspace, analysis, found, why, outcomes, economics, proof, search, isSearching, whatIf, assessment };
    return inUsualManner(() => packetOf(packetFacts(answerable, question, given)));
  };
  gathering.early?.(told(null, true));
  says('Combinations are being searched');
  const search = await orNull(gathering, () => searchedFor(gathering, loaded));
  says('The packet is being put together');
  return told(search, false);
}
