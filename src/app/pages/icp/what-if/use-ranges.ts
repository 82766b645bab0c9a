import { useContext, useEffect, useMemo, useState } from 'react';
import type { IcpVersion, Scored } from '../../../../core/icp';
import type { Cube } from '../../../../core/metrics';
import { draftRanges, laidBy, rangesCube, type DraftRanges, type Laid } from '../../../../core/what-if';
import { inTurn } from '../../../parts/in-turn';
import { StudyContext } from '../../../use-studied';
import type { IcpWorld } from '../world';

/** Typing rests this long before ranges are asked for. */
const REST = 700;
/** A history with more cells than this is sent to the study only where somebody asks. */
const MOST_UNASKED = 500_000;

const narrowed = new WeakMap<Cube, Cube>();

/** The same cube for all that ask, so that the study is sent it once. */
function narrowCube({ cube, loaded }: IcpWorld): Cube {
  const known = narrowed.get(cube) ?? rangesCube(cube, loaded.dataset);
  narrowed.set(cube, known);
  return known;
}

type Told = { readonly laid: Laid; readonly ranges: DraftRanges };

/** Intervals under a version's scores: null until they are there, where nothing is asked, and where they cannot be had. */
export type Ranges = { readonly ranges: DraftRanges | null; readonly isComing: boolean };

/** The intervals that draw accounts anew, under the scores of a version: worked out by the study once a draft has settled. */
export function useRanges(world: IcpWorld, version: IcpVersion | null, scored: Scored | null, isAsked: boolean): Ranges {
  const study = useContext(StudyContext);
  const { accounts, loaded } = world;
  const { dataset, definitions } = loaded;
  const laid = useMemo(
    () => (version === null || scored === null ? null : laidBy(version, scored, accounts, dataset)),
    [version, scored, accounts, dataset],
  );
  const [told, setTold] = useState<Told | null>(null);
  const [failed, setFailed] = useState<Laid | null>(null);
  useEffect(() => {
    if (laid === null || !isAsked) return undefined;
    const answerable = { cube: narrowCube(world), accounts: null, dataset, definitions };
    const take = (ranges: DraftRanges): void => setTold({ laid, ranges });
    let end = (): void => undefined;
    const here = (): void => {
      try {
        take(draftRanges(answerable, laid));
      } catch {
        setFailed(laid);
      }
    };
    const absent = (): void => {
      end = inTurn(here);
    };
    const timer = setTimeout(() => {
      end = study.ask(
        answerable,
        { kind: 'ranges', laid },
        {
          found: (reply) => (reply.kind === 'ranges' ? take(reply.ranges) : undefined),
          failed: () => setFailed(laid),
          absent,
        },
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [study, world, laid, isAsked, dataset, definitions]);
  const ranges = told !== null && told.laid === laid ? told.ranges : null;
  return { ranges, isComing: isAsked && laid !== null && ranges === null && failed !== laid };
}

/** Whether ranges come without being asked for. */
export const comesUnasked = ({ cube }: IcpWorld): boolean => cube.cells <= MOST_UNASKED;
