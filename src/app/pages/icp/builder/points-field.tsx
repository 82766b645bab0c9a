import { useRef } from 'react';
import type { Criterion } from '../../../../core/icp';
import { readPoints, pointNumber } from '../../../../views/icp-words-of-criteria';
import styles from './builder.module.css';
import { NumberField } from './fields';

type Props = {
  readonly name: string;
  readonly criterion: Criterion;
  /** Its points, also where importance gives them. */
  readonly points: number;
  /** Other points; bands keep the shares that they had before the typing began. */
  change(points: number, from: Criterion): void;
};

const MOST = 100;

/** The points of a criterion: typed, a step up or down, or along a slider. Whatever is used, it is the same number. */
export function PointsField({ name, criterion, points, change }: Props) {
  const origin = useRef<Criterion | null>(null);
  const put = (next: number): void => {
    origin.current ??= criterion;
    change(Math.min(MOST, Math.max(0, next)), origin.current);
  };
  const leave = (next: EventTarget | null, group: HTMLElement): void => {
    if (!(next instanceof Node && group.contains(next))) origin.current = null;
  };
  return (
    <div className={styles['points']} onBlur={(event) => leave(event.relatedTarget, event.currentTarget)}>
      <NumberField
        label={`Points of ${name}`}
        value={points}
        textOf={pointNumber}
        read={readPoints}
        type={put}
        beside={
          <>
            <button type="button" className="button" aria-label={`One point less for ${name}`} onClick={() => put(points - 1)}>
              −
            </button>
            <button type="button" className="button" aria-label={`One point more for ${name}`} onClick={() => put(points + 1)}>
              +
            </button>
            <input
              type="range"
              min={0}
              max={MOST}
              step={1}
              value={points}
              aria-label={`Points of ${name}, as a slider`}
              onChange={(event) => put(Number(event.target.value))}
            />
          </>
        }
      />
    </div>
  );
}
