import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../src/core/council-evidence';
import { frozenText } from '../../../src/views/decision-evidence';
import { withDecision, type Decided } from '../../../src/core/council-effects';
import { readDefinitions, writeDefinitions, type Definitions } from '../../../src/core/workspace';
import { readCube } from '../../../src/core/metrics';
import { USUAL_QUESTION } from '../../../src/core/question';
import { BY_SIZE, BY_TRADE, historyOf } from '../../fixtures/icp-history';
import { closed, companyOf } from './decided-company';
import { revised } from './made-decisions';

const { definitions: BARE } = companyOf(closed(3, 9, '2025-08-10'), '2026-06-30');
const DRAFTING: Definitions = { ...BARE, icp: [BY_TRADE], icpDraft: BY_SIZE };
const TARGET = { kind: 'target', metric: 'winRate', slice: [['region', 'North']], want: 'atLeast', value: 0.4 } as const;

function made(decided: Decided): Definitions {
  if (decided.definitions === null) throw new Error(decided.fault);
  return decided.definitions;
}

describe('a decision', () => {
  it('is written down and changes nothing else', () => {
    const { council, ...rest } = made(withDecision(BARE, revised()));
    expect(council.decisions).toEqual([revised()]);
    expect({ ...rest, council: BARE.council }).toEqual(BARE);
  });

  it('at fault is refused with a sentence, and nothing is changed', () => {
    expect(withDecision(BARE, revised({ owner: '' }))).toEqual({ definitions: null, fault: expect.stringMatching(/^Say who owns it/) });
  });

  it('that sets a target creates it, and one of the same metric and slice takes its place', () => {
    const first = made(withDecision(BARE, revised({ type: 'setTarget', made: TARGET })));
    expect(first.targets).toEqual([...BARE.targets, { metric: 'winRate', slice: TARGET.slice, want: 'atLeast', value: 0.4 }]);
    const second = made(withDecision(first, revised({ id: 'd2', type: 'setTarget', made: { ...TARGET, value: 0.5 } })));
    expect(second.targets.map(({ value }) => value)).toEqual([...BARE.targets.map(({ value }) => value), 0.5]);
  });

  it('edited later sets its target anew only where that is another one', () => {
    const first = made(withDecision(BARE, revised({ type: 'setTarget', made: TARGET })));
    const moved = { ...first, targets: BARE.targets };
    const later = '2026-01-10T10:00:00Z';
    expect(made(withDecision(moved, revised({ type: 'setTarget', made: TARGET, owner: 'Ben' }, later))).targets).toEqual(BARE.targets);
    const other = revised({ type: 'setTarget', made: { ...TARGET, value: 0.6 } }, later);
    expect(made(withDecision(moved, other)).targets.at(-1)?.value).toBe(0.6);
  });

  it('that changes the ICP publishes the draft from the day it was taken, and keeps its id', () => {
    const { icp, icpDraft, council } = made(withDecision(DRAFTING, revised({ type: 'changeIcp' })));
    expect(icp.map(({ id, effectiveFrom, author, note }) => [id, effectiveFrom, author, note])).toEqual([
      ['trade', '2024-01-01', 'Ana', ''],
      ['icp-2', '2025-12-15', 'Ada', 'Sell to the north first'],
    ]);
    expect([icpDraft, council.decisions[0]?.decision.made]).toEqual([null, { kind: 'icpVersion', id: 'icp-2' }]);
  });

  it('that changed the ICP publishes nothing more when it is edited', () => {
    const first = made(withDecision(DRAFTING, revised({ type: 'changeIcp' })));
    const drafted = { ...first, icpDraft: BY_SIZE };
    const again = made(withDecision(drafted, revised({ type: 'changeIcp', status: 'done' }, '2026-01-10T10:00:00Z')));
    expect([again.icp, again.icpDraft]).toEqual([first.icp, BY_SIZE]);
    expect(again.council.decisions.at(-1)?.decision.made).toEqual({ kind: 'icpVersion', id: 'icp-2' });
  });

  it('cannot change the ICP without a draft, nor name a version that is not there', () => {
    expect(withDecision(BARE, revised({ type: 'changeIcp' })).fault).toMatch(/no draft of the ICP/);
    const gone = revised({ type: 'changeIcp', made: { kind: 'icpVersion', id: 'icp-9' } });
    expect(withDecision(DRAFTING, gone).fault).toMatch(/no longer there/);
  });

  it('that is dropped makes nothing', () => {
    const dropped = made(withDecision(BARE, revised({ type: 'setTarget', made: TARGET, status: 'dropped' })));
    expect(dropped.targets).toEqual(BARE.targets);
  });

  it('is read back from a file of definitions as it was', () => {
    const whole = made(withDecision(BARE, revised({ type: 'setTarget', made: TARGET })));
    expect(readDefinitions(JSON.parse(JSON.stringify(writeDefinitions(whole)))).definitions?.council).toEqual(whole.council);
  });
});

describe('the evidence of a decision', () => {
  const loaded = companyOf([...closed(38, 93, '2025-08-10'), ...closed(62, 119, '2026-03-10')], '2026-06-30');
  const readings = readCube(loaded.cube, loaded.dataset, {
    metrics: ['winRate', 'acv'],
    by: [loaded.dataset.dimensions.find(({ id }) => id === 'region')?.id ?? loaded.cube.ask.by[0]].filter((id) => id !== undefined),
    spans: [null],
    where: [],
    assumptions: loaded.definitions.assumptions,
    accounts: null,
  });

  it('is the readings as they stood, with data, rules and question', () => {
    const evidence = evidenceOf(loaded, USUAL_QUESTION, readings, { finding: 'finding', isInDoubt: false });
    expect(evidence).toMatchObject({
      asOf: '2026-06-30',
      data: loaded.dataset.fingerprint,
      icp: null,
      question: '#/council',
      finding: 'finding',
    });
    const north = evidence.readings.find(({ metric, slice }) => metric === 'winRate' && slice[0]?.[1] === 'North');
    expect(north).toMatchObject({ value: 100 / 212, n: 212, unit: 'share', missing: null, level: 0.95 });
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });

  it('says so for ever where the rows of a file were in doubt, and is read back so', () => {
    const doubtful = evidenceOf(loaded, null, readings, { finding: null, isInDoubt: true });
    const council = made(withDecision(BARE, revised({ evidence: doubtful }))).council;
    const read = readDefinitions(JSON.parse(JSON.stringify(writeDefinitions({ ...BARE, council })))).definitions;
    expect(read?.council.decisions[0]?.decision.evidence).toEqual(doubtful);
    expect(frozenText(doubtful, [])).toMatch(
      /^Frozen as of 30 Jun 2026, without an ICP, data \w{8}\. The rows of a file were in doubt then: /,
    );
    expect(frozenText(evidenceOf(loaded, null, readings), [])).not.toContain('doubt');
  });

  it('tells other rules from the same ones, and no saying from none', () => {
    const rules = (definitions: Partial<Definitions>): string =>
      evidenceOf({ ...loaded, definitions: { ...loaded.definitions, ...definitions } }, null, []).rules;
    const said = made(withDecision(loaded.definitions, revised()));
    expect(rules({ council: said.council })).toBe(rules({}));
    expect(rules({ targets: [] })).not.toBe(rules({}));
  });

  it('names the version of the ICP in force', () => {
    const { dataset, definitions } = historyOf({ icp: [BY_TRADE] });
    expect(evidenceOf({ dataset, definitions }, null, []).icp).toBe('trade');
  });
});
