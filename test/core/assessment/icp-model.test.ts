import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ICP_ASPECTS, ICP_MODEL, icpModelLevel, type AspectAnswers, type IcpSigns } from '../../../src/core/assessment';

const ids = ICP_MODEL.signs.map(({ id }) => id);
const signs = (holds: (id: string) => boolean | null): IcpSigns => Object.fromEntries(ids.map((id) => [id, holds(id)])) as IcpSigns;
const levelOf = (of: IcpSigns, answers: AspectAnswers = new Map()) => icpModelLevel(ICP_MODEL, of, answers).level;
const isOfLevel = (most: number) => (id: string) => (ICP_MODEL.signs.find((sign) => sign.id === id)?.level ?? 0) <= most;

describe('the level of the ICP model', () => {
  it('is the highest whose provable signs all hold, those below included', () => {
    expect([1, 2, 3, 4].map((most) => levelOf(signs(isOfLevel(most))))).toEqual([1, 2, 3, 4]);
    expect(levelOf(signs((id) => id !== 'oneMeasureBySegment'))).toBe(1);
  });

  it('falls where an answer contradicts it', () => {
    const all = signs(() => true);
    expect(levelOf(all, new Map([['teams', 4]]))).toBe(2);
    expect(levelOf(all, new Map([['teams', 8]]))).toBe(4);
    expect(icpModelLevel(ICP_MODEL, all, new Map([['teams', 4]])).lacks).toEqual({ signs: [], aspects: ['teams'] });
  });

  it('takes a sign that is not in the data from the person, and does not give it unasked', () => {
    const of = signs((id) => (id === 'checkedInYear' ? null : true));
    expect(levelOf(of)).toBe(3);
    expect(icpModelLevel(ICP_MODEL, of, new Map()).lacks.signs.map(({ id, state }) => `${id} ${state}`)).toEqual(['checkedInYear asked']);
    expect(levelOf(of, new Map([['basis', 8]]))).toBe(4);
  });

  it('lets the forecast speak against it, and asks nobody where no target was given', () => {
    expect(levelOf(signs((id) => (id === 'steadyForecast' ? false : true)))).toBe(2);
    expect(levelOf(signs((id) => (id === 'steadyForecast' ? null : true)))).toBe(4);
  });

  it('never rises when a sign is lost or an answer is lowered', () => {
    const answer = fc.constantFrom(2, 4, 6, 8);
    const some = fc.dictionary(fc.constantFrom(...ICP_ASPECTS), answer);
    const held = fc.tuple(...ids.map(() => fc.constantFrom(true, false, null)));
    fc.assert(
      fc.property(held, some, fc.nat(ids.length - 1), (values, given, lost) => {
        const of = (at: number) => (id: string) =>
          ids.indexOf(id as (typeof ids)[number]) === at ? false : (values[ids.indexOf(id as (typeof ids)[number])] ?? null);
        const answers = new Map(Object.entries(given)) as AspectAnswers;
        const lowered = new Map([...answers].map(([aspect, score2]) => [aspect, Math.max(2, score2 - 2)])) as AspectAnswers;
        expect(levelOf(signs(of(lost)), answers)).toBeLessThanOrEqual(levelOf(signs(of(-1)), answers));
        expect(levelOf(signs(of(-1)), lowered)).toBeLessThanOrEqual(levelOf(signs(of(-1)), answers));
      }),
    );
  });
});
