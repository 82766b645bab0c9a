import { Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { LAST_DECISIONS, pageOf, PAGES } from '../pages';
import { Rows3, X } from '../icons';
import { useQuestion } from '../use-question';
import { PageGuard } from './page-guard';
import './present.css';
import type { Slide } from './slides';
import { useSlides } from './use-slides';

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
  ['PageUp', -1],
]);

type Part = typeof LAST_DECISIONS;

/** What was decided before, the Council, and the page that is open; the Council room shows its own decisions, first. */
function deckFor(open: Part): readonly Part[] {
  const council: readonly Part[] = PAGES.slice(0, 1).filter(({ id }) => id !== open.id);
  return open.id === 'council-room' ? [open, ...council] : [LAST_DECISIONS, ...council, open];
}

function Deck({ pages }: { readonly pages: readonly Part[] }) {
  return pages.map(({ id, title, Content }) => (
    <div key={id} data-page={title}>
      <Suspense fallback={null}>
        <PageGuard>
          <Content />
        </PageGuard>
      </Suspense>
    </div>
  ));
}

type ListProps = { readonly slides: readonly Slide[]; readonly at: number; choose(at: number): void };

function SlideList({ slides, at, choose }: ListProps) {
  return (
    <nav className="slide-list" aria-label="Slides">
      <ol>
        {slides.map(({ question, page }, place) => (
          <li key={`${page} ${question} ${place}`}>
            <button type="button" aria-current={place === at ? 'true' : undefined} onClick={() => choose(place)}>
              {place + 1}. {question}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/**
 * What was decided before, then the answers of the Council, then those of the page that is open, one at a time and large. They are the pages themselves, drawn
 * once more in a dialog by the same question, so that every number is live; closing it leads back to the same place.
 */
export function Present({ close }: { close(): void }) {
  const { question } = useQuestion();
  const dialog = useRef<HTMLDialogElement>(null);
  const deck = useRef<HTMLDivElement>(null);
  const [isListed, setListed] = useState(false);
  const pages = deckFor(pageOf(question.page));
  const { slides, at, isMoreBelow, go } = useSlides(deck);
  const slide = slides[at];
  useEffect(() => {
    dialog.current?.showModal();
    deck.current?.focus();
  }, []);
  const press = (event: KeyboardEvent): void => {
    const isButton = event.target instanceof Element && event.target.closest('button') !== null;
    const step = STEPS.get(event.key);
    const isOnward = event.key === 'PageDown' || (event.key === ' ' && !isButton);
    if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(slides.length - 1);
    else if (event.key === 'l') setListed(!isListed);
    else if (step !== undefined) go(at + step);
    else if (isOnward && isMoreBelow) deck.current?.scrollBy(0, deck.current.clientHeight * 0.8);
    else if (isOnward) go(at + 1);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows act wherever the focus is in it
    <dialog ref={dialog} className="present" aria-label="Presenting" onClose={close} onKeyDown={press}>
      <h2 className="hidden">{slide === undefined ? 'Slides' : `${slide.page}, slide ${at + 1} of ${slides.length}`}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section ref={deck} className="deck" tabIndex={0} aria-label="The slide" aria-busy={slide === undefined}>
        <Deck pages={pages} />
      </section>
      {slide === undefined ? <p className="slide-waits">The answers are being worked out…</p> : null}
      {isListed ? (
        <SlideList
          slides={slides}
          at={at}
          choose={(to) => {
            go(to);
            setListed(false);
            deck.current?.focus();
          }}
        />
      ) : null}
      <div className="slide-foot">
        <output>{slide === undefined ? '' : `${at + 1} of ${slides.length} · ${slide.page}`}</output>
        {isMoreBelow ? <span className="quiet">more below ↓</span> : null}
        <button type="button" className="button" disabled={at === 0} onClick={() => go(at - 1)}>
          Previous
        </button>
        <button type="button" className="button" disabled={at >= slides.length - 1} onClick={() => go(at + 1)}>
          Next
        </button>
        <button type="button" className="button" aria-expanded={isListed} onClick={() => setListed(!isListed)}>
          <Rows3 size={18} aria-hidden="true" />
          Slides
        </button>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
          Close
        </button>
      </div>
    </dialog>
  );
}
