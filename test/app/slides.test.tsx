import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SlideSheet } from '../../src/app/packet/slide-sheet';
import type { Piece } from '../../src/exports/packet-flow-room';
import { packetSlides } from '../../src/exports/packet-slides';
import { packetSeen } from '../../src/exports/packet-text';
import { chartOf, HOSTILE_NAMES, PLAIN, packetOf, sectionOf, tableOf } from '../fixtures/packets';

afterEach(cleanup);

const HOSTILE = packetOf(
  sectionOf(
    'scorecard',
    HOSTILE_NAMES[0] ?? '',
    HOSTILE_NAMES.join(' '),
    chartOf({ categories: HOSTILE_NAMES.slice(0, 3) }),
    tableOf('Names', `Name\n${HOSTILE_NAMES.filter((name) => !/[|\n]/.test(name)).join('\n')}`),
  ),
);

/** The texts of what stands on a slide, by its plan alone. */
function textsIn(piece: Piece): readonly string[] {
  switch (piece.kind) {
    case 'table':
      return [...piece.table.header, ...piece.table.rows.flat()];
    case 'chart':
      return [];
    case 'text':
      return piece.lines;
  }
}

describe('a slide on the screen', () => {
  it.each([
    ['a packet of each block', PLAIN],
    ['one whose every name is hostile', HOSTILE],
  ])('says of %s what the file of slides says, and all of it is text', (_, packet) => {
    const told = packetSeen(packet);
    const plans = packetSlides(told);
    expect(plans.length).toBeGreaterThan(0);
    for (const [at, plan] of plans.entries()) {
      const { container } = render(<SlideSheet plan={plan} source={told.source} nth={at + 1} />);
      const said = [...container.querySelectorAll('h2, th, td, li, p')].map((each) => each.textContent);
      expect(said).toEqual(expect.arrayContaining([plan.title, ...plan.pieces.flatMap(textsIn)]));
      expect(container.querySelectorAll('script, img:not([src^="data:image/svg+xml"]), iframe, svg, a')).toHaveLength(0);
      expect(container.querySelectorAll('figure img[alt]')).toHaveLength(plan.pieces.filter(({ kind }) => kind === 'chart').length);
      cleanup();
    }
  });
});
