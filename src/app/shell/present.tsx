import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { packetSlides } from '../../exports/packet-slides';
import { packetSeen } from '../../exports/packet-text';
import type { Packet } from '../../views/packet';
import { BookOpenText, Rows3, X } from '../icons';
import { SlideSheet } from '../packet/slide-sheet';
import { usePacket } from '../packet/use-packet';
import { Failed } from '../parts/failed';
import { useSession, type Loaded } from '../session';
import { PageGuard } from './page-guard';
import { SlideList, SlideNotes } from './slide-aside';
import { useDeck } from './use-deck';
import './present.css';

type DeckProps = {
  readonly packet: Packet | null;
  /** What is still being worked out, and what went wrong. */
  readonly children: ReactNode;
  close(): void;
};

function Deck({ packet, children, close }: DeckProps) {
  const told = useMemo(() => (packet === null ? null : packetSeen(packet)), [packet]);
  const plans = useMemo(() => (told === null ? [] : packetSlides(told)), [told]);
  const { deck, at, last, aside, go, turn, press, choose } = useDeck(plans);
  const plan = plans[at];
  useEffect(() => deck.current?.focus(), [deck]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows act wherever the focus is in it
    <div className="present-stage" onKeyDown={press}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section ref={deck} className="deck" tabIndex={0} aria-label="The slide" aria-busy={plan === undefined}>
        {plan === undefined || told === null ? null : <SlideSheet plan={plan} source={told.source} nth={at + 1} />}
      </section>
      {aside === 'slides' ? <SlideList plans={plans} at={at} choose={choose} /> : null}
      {aside === 'notes' ? <SlideNotes notes={plan?.notes ?? []} /> : null}
      <div className="slide-foot">
        <output>{plan === undefined ? '' : `${at + 1} of ${plans.length} · ${plan.label}`}</output>
        {children}
        <button type="button" className="button" disabled={at === 0} onClick={() => go(at - 1)}>
          Previous
        </button>
        <button type="button" className="button" disabled={at >= last} onClick={() => go(at + 1)}>
          Next
        </button>
        <button type="button" className="button" aria-expanded={aside === 'slides'} onClick={() => turn('slides')}>
          <Rows3 size={18} aria-hidden="true" />
          Slides
        </button>
        <button type="button" className="button" aria-expanded={aside === 'notes'} onClick={() => turn('notes')}>
          <BookOpenText size={18} aria-hidden="true" />
          Definitions
        </button>
        <button type="button" className="button" onClick={close}>
          <X size={18} aria-hidden="true" />
          Close
        </button>
      </div>
    </div>
  );
}

function Live({ loaded: now, close }: { readonly loaded: Loaded; close(): void }) {
  const { packet, isWhole, step, failure, retry } = usePacket(now);
  const waits = `${step === '' ? 'The slides are being put together' : step}…`;
  return (
    <Deck packet={packet} close={close}>
      {failure === null && packet === null ? <p className="slide-waits">{waits}</p> : null}
      {failure === null && packet !== null && !isWhole ? <span className="quiet">{waits}</span> : null}
      {failure === null ? null : (
        <div className="slide-waits">
          <Failed says={failure} retry={retry} />
        </div>
      )}
    </Deck>
  );
}

/**
 * The packet of the meeting as slides over the page, by the question of the page: last quarter's decisions first, one question
 * each, every text as the file of slides has it. Closing it leads back to the same place.
 */
export function Present({ close }: { close(): void }) {
  const { loaded } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const end = (): void => dialog.current?.close();
  return (
    <dialog ref={dialog} className="present" aria-label="Presenting" onClose={close}>
      {loaded === null ? (
        <Deck packet={null} close={end}>
          <p className="slide-waits">Nothing is loaded: there is nothing to present.</p>
        </Deck>
      ) : (
        <PageGuard>
          <Live loaded={loaded} close={end} />
        </PageGuard>
      )}
    </dialog>
  );
}
