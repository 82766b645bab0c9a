import { describe, expect, test } from 'vitest';
import { MOST_ATTRIBUTES, searchable, searchAttributes, type Attributes, type ObjectiveId, type Survey } from '../../../src/core/discovery';
import { judge, type Dimension, type DimensionId, type Home } from '../../../src/core/model';

const id = (name: string): DimensionId => name as DimensionId;

const dimension = (name: string, home: Home, labels: readonly string[], ordered = false): Dimension => ({
  id: id(name),
  label: name,
  home,
  members: ['', '', ...labels],
  ordered,
});

/** Values of a dimension as lines of `label rows won others`; `-` is a blank. */
function valuesOf({ members }: Dimension, text: string): NonNullable<ReturnType<Survey['values']['get']>> {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [label = '', ...counts] = line.trim().split(/\s+/);
      const [rows = 0, won = 0, others = 0] = counts.map(Number);
      return { code: label === '-' ? 0 : members.indexOf(label, 2), rows, won, others };
    });
}

const surveyOf = (values: Survey['values']): Survey => ({
  values,
  cycles: { days: new Int32Array(0), deals: new Float64Array(0) },
  rows: { first: new Int32Array(0), created: new Int32Array(0), count: new Float64Array(0) },
});

type Told = { readonly dimension: Dimension; readonly values: string };

function cut(
  told: readonly Told[],
  given: { readonly chosen?: readonly string[]; readonly objective?: ObjectiveId; readonly edges?: readonly number[] } = {},
): Attributes {
  return searchAttributes({
    dimensions: told.map((each) => each.dimension),
    survey: surveyOf(new Map(told.map((each) => [each.dimension.id, valuesOf(each.dimension, each.values)]))),
    objective: given.objective ?? 'winRate',
    support: 30,
    edges: () => given.edges ?? null,
    chosen: given.chosen === undefined ? null : new Set(given.chosen.map(id)),
  });
}

const industry = {
  dimension: dimension('industry', 'account', ['Retail', 'Software', 'Mining', 'Fishing']),
  values: `
    -         40   10  20
    Retail    50   15  30
    Software  200  60  90
    Mining    29   8   15
    Fishing   3    1   2`,
};

describe('bins', () => {
  test('are the labels with enough rows, by size, and the rest pooled at the end, in no condition', () => {
    const { attributes, leftOut } = cut([industry]);
    expect(attributes.map(({ bins }) => bins.map(({ label, codes, isRare }) => ({ label, codes, isRare })))).toEqual([
      [
        { label: 'Software', codes: [3], isRare: false },
        { label: 'Retail', codes: [2], isRare: false },
        { label: 'rare values', codes: [4, 5], isRare: true },
      ],
    ]);
    expect(leftOut).toEqual([]);
  });

  test('of a number keep their order, and their rules ask for the number itself', () => {
    const employees = dimension('employees', 'account', ['1-10', '11-50', '51+'], true);
    const told = { dimension: employees, values: '1-10 40 10 20\n11-50 300 90 90\n51+ 60 20 30' };
    const [attribute] = cut([told], { edges: [1, 11, 51] }).attributes;
    expect(attribute?.bins.map(({ label }) => label)).toEqual(['1-10', '11-50', '51+']);
    const holds = (bin: number, value: number | null) => judge(attribute?.bins[bin]?.rule ?? { kind: 'always' }, () => value);
    expect([10, 11, 50, 51].map((value) => [0, 1, 2].map((bin) => holds(bin, value)))).toEqual([
      [true, false, false],
      [false, true, false],
      [false, true, false],
      [false, false, true],
    ]);
    expect(holds(1, null)).toBeNull();
  });

  test('with a fraction for an edge end below the next', () => {
    const growth = dimension('headcountGrowth', 'account', ['0 to under 0.5', '0.5+'], true);
    const values = [2, 3].map((code) => ({ code, rows: 100, won: 30, others: 30 }));
    const survey = surveyOf(new Map([[growth.id, values]]));
    const given = { survey, objective: 'winRate' as const, support: 30, edges: () => [0, 0.5], chosen: null };
    const [attribute] = searchAttributes({ ...given, dimensions: [growth] }).attributes;
    const rules = attribute?.bins.map(({ rule }) => rule) ?? [];
    expect([0.25, 0.5].map((value) => rules.map((rule) => judge(rule, () => value)))).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('of labels are asked for by their words', () => {
    const [attribute] = cut([industry]).attributes;
    const rules = attribute?.bins.map(({ rule }) => rule) ?? [];
    expect(['Software', 'Retail', 'Fishing', 'Banking'].map((label) => rules.map((rule) => judge(rule, () => label)))).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
    ]);
  });
});

describe('an attribute is left out', () => {
  const seats = dimension('seats', 'account', ['few', 'many']);
  const leftOut = (told: Told, objective: ObjectiveId = 'winRate') => cut([told], { objective }).leftOut;

  test('that is known of those won and hardly of the others', () => {
    expect(leftOut({ dimension: seats, values: '- 300 10 200\nfew 60 60 2\nmany 60 40 1' })).toEqual([
      { dimension: 'seats', label: 'seats', why: 'knownAfterWin', known: { won: 100, others: 3 } },
    ]);
  });

  test('that is known of deals that were lost, as a reason is', () => {
    const reason = dimension('Why we lost', 'opportunity', ['Price', 'Timing']);
    expect(leftOut({ dimension: reason, values: '- 300 200 20\nPrice 90 2 100\nTiming 90 0 90' })[0]).toMatchObject({
      why: 'tellsOutcome',
      known: { won: 2, others: 190 },
    });
  });

  test('that parts customers from prospects by a label', () => {
    const lifecycle = dimension('Lifecycle', 'account', ['Customer', 'Prospect']);
    expect(leftOut({ dimension: lifecycle, values: 'Customer 200 190 10\nProspect 200 5 195' })[0]?.why).toBe('tellsOutcome');
  });

  test('that is the same everywhere, or different everywhere', () => {
    const country = dimension('country', 'account', ['AT']);
    expect(leftOut({ dimension: country, values: 'AT 400 100 200' })[0]?.why).toBe('oneValue');
    const city = dimension('city', 'account', ['Graz', 'Linz', 'Wels', 'Enns']);
    expect(leftOut({ dimension: city, values: 'Graz 31 9 9\nLinz 20 8 8\nWels 20 8 8\nEnns 20 7 9' })[0]?.why).toBe('tooManyValues');
  });

  test('that people did not choose, and not for a leak that they did choose', () => {
    const told = [industry, { dimension: seats, values: '- 300 10 200\nfew 60 60 2\nmany 60 40 1' }];
    const { attributes, leftOut: out } = cut(told, { chosen: ['seats'] });
    expect(attributes).toEqual([]);
    expect(out.map(({ dimension: name, why }) => `${name} ${why}`)).toEqual(['industry notChosen', 'seats knownAfterWin']);
  });

  test('beyond the most that are searched: those that are known of the fewest rows', () => {
    const many = Array.from({ length: MOST_ATTRIBUTES + 2 }, (_, at) => ({
      dimension: dimension(`own ${at}`, 'account', ['a', 'b']),
      values: `- ${at} 0 0\na ${200 - at} 60 60\nb 100 30 30`,
    }));
    expect(cut(many).leftOut).toEqual(
      [MOST_ATTRIBUTES, MOST_ATTRIBUTES + 1].map((at) => ({
        dimension: `own ${at}`,
        label: `own ${at}`,
        why: 'notChosen',
        known: null,
      })),
    );
  });

  test('of deals, where customers are searched: it is neither searched nor missed', () => {
    const source = { dimension: dimension('leadSource', 'opportunity', ['Web', 'Fair']), values: 'Web 100 30 30\nFair 100 30 30' };
    expect(cut([source], { objective: 'nrr' })).toEqual({ attributes: [], leftOut: [] });
  });
});

test('outcomes, dates, people, scores and rules of ours are never searched', () => {
  const names = ['outcome', 'stage', 'owner', 'account', 'type', 'closedQuarter', 'Fiscal Period', 'lossReason', 'crmTier', 'Next Step'];
  const dimensions = [
    ...names.map((name) => dimension(name, 'opportunity', ['a'])),
    dimension('tier', 'score', ['1']),
    { ...dimension('size', 'account', ['small']), isSegmentation: true },
    dimension('fundingStage', 'account', ['Seed']),
    dimension('leadSource', 'opportunity', ['Web']),
  ];
  expect(searchable({ dimensions }).map((each) => each.id)).toEqual(['fundingStage', 'leadSource']);
});
