import type { PacketChart } from '../views/packet';
import type { ChartScene } from './packet-chart-scene';
import { keysHeight, LINE, nameLines } from './packet-svg-keys';
import { textWidth } from './packet-svg-marks';

const TOP = 30;
const BOTTOM = 24;
/** Between two names, and between two values, that stand beside each other. */
export const APART = 4;

/** Where things stand: the plot's box, and how a value and a category become a place. */
export type Frame = {
  readonly scene: ChartScene;
  readonly chart: PacketChart;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Along the value axis. */
  value(value: number): number;
  /** The middle of a category, and how wide it is. */
  place(at: number): number;
  readonly step: number;
};

/** The frame of a chart in so many pixels: names of categories and keys get the room that they need. */
export function frameOf(scene: ChartScene, chart: PacketChart, width: number, height: number): Frame {
  const { axis, categories, isLying } = scene;
  const names = isLying ? categories : axis.ticks.map(({ text }) => text);
  const left = Math.max(...names.map((text) => textWidth(text)), 20) + 12;
  const right = width - 56;
  const step = (across: number): number => across / Math.max(1, categories.length);
  const rows = isLying ? 1 : Math.max(1, ...categories.map((name) => nameLines(name, step(right - left) - APART).length));
  const [top, bottom] = [TOP + keysHeight(scene, left, width), height - BOTTOM - (rows - 1) * LINE];
  const part = (value: number): number => (value - axis.min) / (axis.max - axis.min || 1);
  const wide = step(isLying ? bottom - top : right - left);
  return {
    scene,
    chart,
    left,
    right,
    top,
    bottom,
    step: wide,
    value: (value) => (isLying ? left + part(value) * (right - left) : bottom - part(value) * (bottom - top)),
    place: (at) => (isLying ? top : left) + (at + 0.5) * wide,
  };
}
