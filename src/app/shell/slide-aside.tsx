import type { SlidePlan } from '../../exports/packet-slides';
import { ScrollRegion } from '../parts/scroll-region';

type ListProps = { readonly plans: readonly SlidePlan[]; readonly at: number; choose(at: number): void };

/** All slides, to choose from. */
export function SlideList({ plans, at, choose }: ListProps) {
  return (
    <nav className="slide-aside" aria-label="Slides">
      <ol>
        {plans.map(({ label }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- slides have no names of their own but their number
          <li key={place}>
            <button type="button" aria-current={place === at ? 'true' : undefined} onClick={() => choose(place)}>
              {place + 1}. {label}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What the numbers of a slide mean, and where they are from: its notes in the file. */
export function SlideNotes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <ScrollRegion className="slide-aside" label="Definitions on this slide">
      {notes.length === 0 ? <p>No number of this slide needs a definition.</p> : null}
      <ul>
        {notes.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </ScrollRegion>
  );
}
