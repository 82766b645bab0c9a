import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeWorkspaces, type MergeConflict, type MergedWorkspaces } from '../../../src/core/workspace-merge';
import { NO_DEFINITIONS, readDefinitions, writeDefinitions, type Definitions } from '../../../src/core/workspace';
import { council } from './random-council';
import { definitions } from './random-definitions';

const both = fc.tuple(definitions, council).map(([given, records]): Definitions => ({ ...given, council: records }));
/** Two people who started from one workspace and went on, each on their own. */
const pair = fc.oneof(
  fc.tuple(both, both),
  fc
    .tuple(both, both, council)
    .map(([a, b, records]): [Definitions, Definitions] => [a, { ...a, council: records, targets: b.targets, watched: b.watched }]),
  fc
    .tuple(both, both)
    .map(([a, b]): [Definitions, Definitions] => [
      a,
      { ...b, icp: b.icp.map((version, at) => ({ ...version, id: a.icp[at]?.id ?? version.id })), icpRuler: { kind: 'latest' } },
    ]),
);

/** As text whose keys are in order, written anew here: the merge must not be its own judge. */
function said(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
const written = (given: Definitions | null): string => said(given === null ? null : writeDefinitions(given));
const swapped = (conflicts: readonly MergeConflict[]): unknown =>
  conflicts.map(({ a, b, taken, ...rest }) => ({ ...rest, a: b, b: a, taken: taken === 'a' ? 'b' : 'a' }));
const whole = ({ merged, error }: MergedWorkspaces): Definitions => {
  if (merged === null) throw new Error(error);
  return merged;
};
const setOf = (list: readonly unknown[]): ReadonlySet<string> => new Set(list.map(said));
const isWithin = (list: readonly unknown[], all: readonly unknown[]): boolean => [...setOf(list)].every((each) => setOf(all).has(each));

describe('two workspaces as one', () => {
  it('is the same in whichever order they are merged, with the sides of the conflicts swapped', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [one, other] = [mergeWorkspaces(null, a, b), mergeWorkspaces(null, b, a)];
        expect(written(one.merged)).toBe(written(other.merged));
        expect(said(one.conflicts)).toBe(said(swapped(other.conflicts)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives one merged with itself back, and adds nothing when one of the two is merged in again', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(written(mergeWorkspaces(null, a, a).merged)).toBe(written(a));
        const merged = whole(mergeWorkspaces(null, a, b));
        const again = whole(
          mergeWorkspaces(null, merged, a, new Map(mergeWorkspaces(null, merged, a).conflicts.map(({ id }) => [id, 'a']))),
        );
        for (const list of ['decisions', 'answers', 'stages', 'plans', 'packets'] as const)
          expect(setOf(again.council[list])).toEqual(setOf(merged.council[list]));
        expect(again.icp.length).toBe(merged.icp.length);
        expect(again.segmentations.length).toBe(merged.segmentations.length);
      }),
      { numRuns: 40 },
    );
  });

  it('loses no decision, answer, stage, plan or packet, no note on a flag, no override and no as-of date of what was found', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const merged = whole(mergeWorkspaces(null, a, b));
        for (const list of ['decisions', 'answers', 'stages', 'plans', 'packets'] as const) {
          expect(isWithin([...a.council[list], ...b.council[list]], merged.council[list])).toBe(true);
          expect(isWithin(merged.council[list], [...a.council[list], ...b.council[list]])).toBe(true);
        }
        expect(setOf(merged.watched)).toEqual(setOf([...a.watched, ...b.watched]));
        expect(setOf(merged.overrides)).toEqual(setOf([...a.overrides, ...b.overrides]));
        const dates = [...a.flagLog, ...b.flagLog].map(({ asOf }) => asOf);
        expect(setOf(merged.flagLog.map(({ asOf }) => asOf))).toEqual(setOf(dates));
        expect(isWithin(merged.flagLog, [...a.flagLog, ...b.flagLog])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no published version: what was published stands there, under its own id or another', () => {
    const content = ({ id: _id, name: _name, ...rest }: Definitions['icp'][number]): unknown => rest;
    const divided = ({ version: _version, ...rest }: Definitions['segmentations'][number]): unknown => rest;
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const merged = whole(mergeWorkspaces(null, a, b));
        expect(setOf(merged.icp.map(content))).toEqual(setOf([...a.icp, ...b.icp].map(content)));
        expect(setOf(merged.segmentations.map(divided))).toEqual(setOf([...a.segmentations, ...b.segmentations].map(divided)));
        expect(new Set(merged.icp.map(({ id }) => id)).size).toBe(merged.icp.length);
      }),
      { numRuns: 40 },
    );
  });

  it('comes out as definitions that can be read, and takes what people choose', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom('a' as const, 'b' as const), ([a, b], side) => {
        const { conflicts } = mergeWorkspaces(null, a, b);
        const { merged, conflicts: chosen } = mergeWorkspaces(null, a, b, new Map(conflicts.map(({ id }) => [id, side])));
        const read = readDefinitions(
          JSON.parse(JSON.stringify(writeDefinitions(whole({ merged, conflicts: chosen, error: '' } as MergedWorkspaces)))),
        );
        expect(read.error).toBeNull();
        expect(chosen.map(({ id }) => id)).toEqual(conflicts.map(({ id }) => id));
        expect(chosen.every(({ taken }) => taken === side)).toBe(true);
        const from = side === 'a' ? a : b;
        expect(merged?.currency).toBe(from.currency);
        expect(merged?.assumptions.lag).toBe(from.assumptions.lag);
      }),
      { numRuns: 40 },
    );
  });
});

describe('with what both started from', () => {
  const base: Definitions = { ...NO_DEFINITIONS, targets: [{ metric: 'winRate', slice: [], want: 'atLeast', value: 0.3 }] };
  const by = (value: number): Definitions => ({ ...base, targets: [{ metric: 'winRate', slice: [], want: 'atLeast', value }] });

  it('takes what one alone changed, and lists what both changed', () => {
    expect(mergeWorkspaces(base, by(0.4), base)).toMatchObject({ merged: { targets: [{ value: 0.4 }] }, conflicts: [] });
    expect(mergeWorkspaces(base, base, { ...base, targets: [] })).toMatchObject({ merged: { targets: [] }, conflicts: [] });
    expect(mergeWorkspaces(base, by(0.4), by(0.5)).conflicts).toMatchObject([{ kind: 'target', a: [{ value: 0.4 }], b: [{ value: 0.5 }] }]);
  });
});

describe('versions that both published', () => {
  const version = (id: string, author: string, effectiveFrom = '2025-10-01') => ({
    id,
    name: 'ICP 3',
    author,
    note: 'why',
    effectiveFrom,
    profiles: [],
  });
  const of = (...icp: ReturnType<typeof version>[]): Definitions => ({ ...NO_DEFINITIONS, icp });

  it('are both kept; of one day the chosen one holds, and the other stands under another id before it', () => {
    const [ada, ben] = [of(version('icp-3', 'Ada')), of(version('icp-3', 'Ben'))];
    const { conflicts } = mergeWorkspaces(null, ada, ben);
    expect(conflicts).toMatchObject([{ kind: 'icpVersions', key: ['icp-3'], keepsBoth: true }]);
    const chosen = mergeWorkspaces(null, ada, ben, new Map([[conflicts[0]?.id ?? '', 'b']]));
    expect(chosen.merged?.icp.map(({ id, name, author }) => [id, name, author])).toEqual([
      ['icp-3 (2)', 'ICP 3 (2)', 'Ada'],
      ['icp-3', 'ICP 3', 'Ben'],
    ]);
  });

  it('are no conflict any more once they were merged', () => {
    const [ada, ben] = [of(version('icp-3', 'Ada')), of(version('icp-3', 'Ben'))];
    const merged = whole(mergeWorkspaces(null, ada, ben));
    for (const own of [ada, ben]) expect(mergeWorkspaces(null, merged, own)).toMatchObject({ merged: { icp: merged.icp }, conflicts: [] });
  });

  it('keep the ruler on the version that it names', () => {
    const ada: Definitions = { ...of(version('icp-3', 'Ada')), icpRuler: { kind: 'version', id: 'icp-3' } };
    const ben = of(version('icp-3', 'Ben'));
    const { conflicts } = mergeWorkspaces(null, ada, ben);
    const choices = new Map(conflicts.map(({ id, kind }) => [id, kind === 'icpVersions' ? ('b' as const) : ('a' as const)]));
    const { merged } = mergeWorkspaces(null, ada, ben, choices);
    expect(merged?.icpRuler).toEqual({ kind: 'version', id: 'icp-3 (2)' });
  });
});

it('rules of two that cannot stand beside each other are those of one side, whole, and no decision is lost', () => {
  const rule = { kind: 'isOneOf' as const, dimension: 'market' as never, members: ['north'] };
  const profile = {
    id: 'p',
    name: 'P',
    mustHave: [],
    exclude: [],
    missing: 'leaveOut' as const,
    cuts: [90, 70, 50] as const,
    icpFrom: 70,
    criteria: [],
  };
  const segment = {
    id: 's',
    name: 'south',
    when: { kind: 'always' as const },
    status: 'target' as const,
    owner: '',
    valueProposition: '',
    pains: [],
    roles: [],
    play: '',
    coverageModel: '',
    review: null,
  };
  const a: Definitions = {
    ...NO_DEFINITIONS,
    icp: [{ id: 'icp-1', name: 'ICP 1', author: '', note: '', effectiveFrom: '2025-01-01', profiles: [{ ...profile, entry: rule }] }],
  };
  const b: Definitions = {
    ...NO_DEFINITIONS,
    segmentations: [
      { id: 'market', name: 'Market', version: 1, effectiveFrom: '2025-01-01', author: '', note: '', owner: '', segments: [segment] },
    ],
  };
  const { merged, conflicts } = mergeWorkspaces(null, a, b, new Map([['["scoring"]', 'a']]));
  expect(conflicts).toMatchObject([{ kind: 'scoring', taken: 'a' }]);
  expect(merged).toMatchObject({ icp: a.icp, segmentations: [] });
});
