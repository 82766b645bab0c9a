import type { EChartsOption } from 'echarts';
import { createContext, useCallback, useContext, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { LIGHT, type Palette } from '../../charts/palette';
import type { PictureKey } from '../../exports/picture-keys';
import { keysOf } from './read-keys';

/** A drawing of a card, as it can be drawn once more: on white, as wide as asked. */
export type Figure = { readonly id: string; readonly label: string; readonly height: number; option(): EChartsOption };

/** What a card's drawings tell it: that they are there, and themselves while they are collected. */
type Collector = { readonly found: Figure[] | null; count(change: 1 | -1): void };
const CollectorContext = createContext<Collector | null>(null);

type Shown<View> = {
  readonly view: View;
  readonly draw: (view: View, palette: Palette) => EChartsOption;
  readonly label: string;
  readonly height: number;
};

/** Tells the card around that a view is drawn in it; nothing where it stands on no card. */
export function useFigure<View>({ view, draw, label, height }: Shown<View>): void {
  const collector = useContext(CollectorContext);
  const count = collector?.count;
  const id = useId();
  useLayoutEffect(() => {
    count?.(1);
    return () => count?.(-1);
  }, [count]);
  useLayoutEffect(() => {
    const found = collector?.found ?? null;
    if (found === null || found.some((figure) => figure.id === id)) return;
    found.push({ id, label, height, option: () => draw(view, LIGHT) });
  }, [collector, id, label, height, draw, view]);
}

/** The drawings of a card, and what stands among them that says what their marks mean. */
export type Drawings = { readonly figures: readonly Figure[]; readonly keys: readonly PictureKey[] };

export type Figures = {
  /** Stands around what a card draws; `isShown` is whether it does now. */
  readonly around: (children: ReactNode, isShown: boolean) => ReactNode;
  /** Whether the card drew anything when it last drew. */
  any(): boolean;
  /** The drawings of the card, in their order; a card that shows its table draws them out of sight for it. */
  take(): Drawings;
};

/** The drawings of a card, to be taken along. */
export function useFigures(): Figures {
  const [found, collect] = useState<Figure[] | null>(null);
  const drawn = useRef(0);
  const last = useRef(false);
  const shown = useRef(true);
  const count = useCallback((change: 1 | -1): void => {
    drawn.current += change;
    if (shown.current) last.current = drawn.current > 0;
  }, []);
  const collector = useMemo(() => ({ found, count }), [found, count]);
  const box = useRef<HTMLDivElement>(null);
  const take = useCallback((): Drawings => {
    const figures: Figure[] = [];
    flushSync(() => collect(figures));
    const keys = box.current === null ? [] : keysOf(box.current);
    flushSync(() => collect(null));
    return { figures, keys };
  }, []);
  const around = (children: ReactNode, isShown: boolean): ReactNode => {
    shown.current = isShown;
    if (!isShown && found === null) return null;
    return (
      <CollectorContext value={collector}>
        <div ref={box} className="card-figure" hidden={!isShown}>
          {children}
        </div>
      </CollectorContext>
    );
  };
  return { around, any: () => last.current, take };
}
