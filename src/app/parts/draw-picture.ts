import type { EChartsOption } from 'echarts';
import { init } from 'echarts/core';
import { FONT } from '../../charts/frame';
import { drawnWidth, figureSvg, type Drawn, type Picture } from '../../exports/figure-svg';
import type { Measure } from '../../exports/svg-text';
import './chart';
import type { Drawings, Figure } from './figures';
import type { CardContent } from './page-cards';

/** Pixels of a picture for each of the page: it stays sharp on a slide. */
const SCALE = 2;
/** How wide a letter is taken to be where nothing can be measured, in parts of its size. */
const USUAL_LETTER = 0.55;

function ruler(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, { size, weight }) => {
    if (context === null) return text.length * size * USUAL_LETTER;
    context.font = `${weight} ${size}px ${FONT}`;
    return context.measureText(text).width;
  };
}

function drawnSvg(option: EChartsOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, tooltip: { show: false } });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function drawnOf(figures: readonly Figure[]): readonly Drawn[] {
  const width = drawnWidth(figures.map(({ height }) => height));
  return figures.map(({ label, height, option }) => ({ svg: drawnSvg(option(), width, height), label, width, height }));
}

type Words = Pick<CardContent, 'question' | 'sentence' | 'foot'>;

/** Drawings of a card as one SVG document, drawn anew on white. What a lone drawing says is the sentence where the card has none. */
export function pictureOf({ question, sentence, foot }: Words, { figures, keys }: Drawings, source: readonly string[]): Picture {
  const alone = figures.length === 1 ? (figures[0]?.label ?? null) : null;
  return figureSvg({ title: question, sentence: sentence ?? alone, keys, foot, source }, drawnOf(figures), ruler());
}

/** The same as a PNG of twice its size. */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no canvas to draw on');
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('the browser wrote no picture')) : resolve(blob)), 'image/png');
  });
}
