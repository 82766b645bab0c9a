import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../src/core/analysis';
import { evidenceOf } from '../../src/core/council-evidence';
import { nothingGiven, packetFacts, packetQuestion } from '../../src/core/council-packet';
import { findingsOf } from '../../src/core/drift-findings';
import { whyOf } from '../../src/core/drift-why';
import { USUAL_QUESTION } from '../../src/core/question';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import { asOfChoice } from '../../src/views/as-of-choice';
import { frozenText } from '../../src/views/decision-evidence';
import { newDraft } from '../../src/views/decision-draft';
import { inForce } from '../../src/views/in-force';
import { coverageCard } from '../../src/views/pipeline-coverage';
import { pipelineOf } from '../../src/views/pipeline-readings';
import { velocityCard } from '../../src/views/pipeline-velocity';
import { packetOf } from '../../src/views/packet-of';
import { provenanceLines, provenanceOf, sourceTexts } from '../../src/views/provenance';
import { scorecards } from '../../src/views/scorecard';
import { statusLine } from '../../src/views/status-line';
import { asOfSource, asOfText } from '../../src/wording';
import { version } from '../fixtures/icp-history';
import { runReport, runTerminal } from '../fixtures/run-terminal';
import { writtenFiles } from '../fixtures/written-files';
import { companyOf, type Company } from './packet-company';

const DEALS = ['Opportunity ID,Account ID,Industry,Stage,Amount,Currency'];
for (let deal = 0; deal < 60; deal += 1)
  DEALS.push(
    `d${deal},a${deal % 12},${deal % 3 === 0 ? 'Retail' : 'Media'},${['Closed Won', 'Closed Lost', 'Proposal'][deal % 3]},100,EUR`,
  );
const ACCOUNTS = ['Account ID,Account Name,Industry'];
for (let account = 0; account < 12; account += 1) ACCOUNTS.push(`a${account},Account ${account},${account % 3 === 0 ? 'Retail' : 'Media'}`);

const at = writtenFiles({ 'deals.csv': DEALS.join('\n'), 'accounts.csv': ACCOUNTS.join('\n') });
/** The year in which days are counted from, and the one before it: where no date is known neither stands anywhere. */
const STAND_IN = /\b(?:19(?:69|70)|9999)\b/;
const OLD = { ...version('retail', 'industry'), id: 'icp-1', name: 'ICP 1', effectiveFrom: '2024-01-01' };
const NEW = { ...OLD, id: 'icp-2', name: 'ICP 2', effectiveFrom: '2025-01-01' };

let company: Company;

beforeAll(async () => {
  company = await companyOf({ paths: [at('deals.csv'), at('accounts.csv')], definitions: { ...NO_DEFINITIONS, icp: [OLD, NEW] } });
}, 60_000);

describe('files without any date', () => {
  test('have no as-of date, and it is said why', () => {
    const { dataset } = company.answerable;
    expect(dataset.asOfFrom).toBe('nothing');
    expect([asOfText(dataset), asOfSource(dataset)]).toEqual(['no date', 'the files hold no date; nothing can be placed in time']);
  });
  test('are read by the newest version of the ICP, for none can be told to be over or to come', () =>
    expect(company.workspace.icpVersion?.id).toBe('icp-2'));
  test('leave the setting of the as-of date blank, to be said by people', () => {
    const { dataset, definitions } = company.answerable;
    expect(asOfChoice({ dataset, definitions, admissions: [] })).toMatchObject({
      date: null,
      says: 'no date yet: the files hold no date; nothing can be placed in time',
    });
  });
  test('freeze evidence without a date, and date no decision by themselves', () => {
    const { answerable } = company;
    const evidence = evidenceOf(answerable, USUAL_QUESTION, []);
    expect(evidence).toMatchObject({ asOf: null, icp: 'icp-2' });
    expect(frozenText(evidence, [NEW])).toMatch(/^Frozen while the files held no date, read by ICP 2/);
    expect(newDraft({}, evidence, answerable.dataset)).toMatchObject({ taken: '', review: '' });
  });
  test('never name the stand-in that days are counted from: pages, exports, packet', () => {
    const { answerable, workspace } = company;
    const { dataset, definitions } = answerable;
    const answered = { analysis: answer(answerable, USUAL_QUESTION), dataset, definitions, isRefining: false };
    const pipeline = pipelineOf(answerable, USUAL_QUESTION);
    const source = { dataset, definitions, icpVersion: workspace.icpVersion, admissions: [], sample: null };
    const from = provenanceOf(source, USUAL_QUESTION, 'Plumbline');
    const question = packetQuestion(USUAL_QUESTION);
    const found = findingsOf(answerable, question, definitions.drift);
    const given = { ...nothingGiven(workspace), found, why: whyOf(answerable, question, found.drift), proof: company.proof };
    const said = {
      status: statusLine(workspace.inspections, dataset),
      lines: provenanceLines(from),
      below: sourceTexts(from),
      rests: inForce({ dataset, definitions, icpVersion: workspace.icpVersion }),
      cards: scorecards(answered).map(({ foot, sentence, facts }) => ({ foot, sentence, facts })),
      coverage: coverageCard(answered, pipeline),
      velocity: velocityCard(answered, pipeline),
      packet: packetOf(packetFacts(answerable, USUAL_QUESTION, given)),
    };
    expect(said.status).toMatchObject({ asOf: 'as of no date' });
    for (const [what, each] of Object.entries(said))
      expect([what, JSON.stringify(each).match(new RegExp(`.{0,80}${STAND_IN.source}.{0,40}`))?.[0]]).toEqual([what, undefined]);
  });
  test('are reported in the terminal as what they are', async () => {
    const { out } = await runTerminal(['report', at('deals.csv')]);
    expect(out).toContain('The files hold no date; nothing can be placed in time.');
    expect(out).not.toMatch(STAND_IN);
    const { json, out: text } = await runReport(['--json', at('deals.csv')]);
    expect(json).toMatchObject({ asOf: null, asOfFrom: 'the files hold no date; nothing can be placed in time', snapshots: [] });
    expect(text).not.toMatch(STAND_IN);
  });
  test('are as of a date that somebody gives', async () => {
    const { json } = await runReport(['--json', '--as-of', '2025-09-30', at('deals.csv')]);
    expect(json).toMatchObject({ asOf: '2025-09-30', asOfFrom: 'given' });
  });
});
