import { useCallback, useEffect, useId, useMemo, useRef, type RefObject, type SyntheticEvent } from 'react';
import { writeQuestion, type AskedEvidence } from '../../core/question';
import type { Reading } from '../../core/model';
import { numberChoices } from '../../views/evidence';
import { filteredText, narrowedToPlace, panelChips, panelPlace, panelTitle } from '../../views/evidence-panel';
import { Funnel, X } from '../icons';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import './evidence.css';
import { Announcer, useAnnounce } from './announcer';
import { EvidenceChooser } from './evidence-chooser';
import { FILTER_BY } from './evidence-opener';
import { useReckoned } from './evidence-queries';
import { EvidenceSides } from './evidence-sides';
import { askBeside, closeEvidence, openEvidence, useOffered, type Offer } from './evidence-store';
import { Failed } from './failed';
import { Skeleton } from './skeleton';

type Props = { readonly asked: AskedEvidence; readonly loaded: Loaded };
type Shown = Props & { readonly reading: Reading; readonly offer: Offer | null };

const GONE =
  'The number that this link takes apart is not among the loaded files: its segment, or its period, is not there. Everything else of the link is shown.';

/** A phone has no room beside the page: the panel is all there is then, and the page behind it waits. */
const isNarrow = (): boolean => window.matchMedia('(max-width: 700px)').matches;

/** Something else has the keys: a dialog over the page, or an open menu. */
const isCovered = (own: HTMLDialogElement | null): boolean =>
  [...document.querySelectorAll('dialog:modal')].some((each) => each !== own) || document.querySelector('.popover .panel') !== null;

/** Esc is heard by the page, so that it closes by the same way everywhere; a dialog inside closes itself. */
const keepOpen = (event: SyntheticEvent): void => {
  if (event.target === event.currentTarget) event.preventDefault();
};

/** Opens the dialog beside the page, moves the focus in, and closes it by Esc from anywhere. */
function useDialog(heading: RefObject<HTMLElement | null>): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const own = dialog.current;
    if (own === null) return undefined;
    if (isNarrow()) own.showModal();
    else own.show();
    heading.current?.focus();
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered(own)) return;
      event.preventDefault();
      closeEvidence();
    };
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('keydown', escape);
      own.close();
    };
  }, [heading]);
  return dialog;
}

/** The filters that the number is read under, and the way to narrow the page to where it stands. */
function Chips({ asked, reading, loaded }: Shown) {
  const { question } = useQuestion();
  const announce = useAnnounce();
  const chips = panelChips(question, loaded);
  const narrowed = useMemo(() => narrowedToPlace(question, reading, loaded), [question, reading, loaded]);
  const filter = useCallback((): void => {
    if (narrowed === null) return;
    askBeside(writeQuestion(narrowed.question), asked);
    announce(filteredText(narrowed.text));
  }, [narrowed, asked, announce]);
  useEffect(() => {
    window.addEventListener(FILTER_BY, filter);
    return () => window.removeEventListener(FILTER_BY, filter);
  }, [filter]);
  return (
    <div className="evidence-chips">
      {chips.length === 0 ? null : (
        <ul aria-label="Filters in force">
          {chips.map((text) => (
            <li key={text} className="chip">
              {text}
            </li>
          ))}
        </ul>
      )}
      {narrowed === null ? null : (
        <button type="button" className="button" onClick={filter}>
          <Funnel size={16} aria-hidden="true" />
          Filter by this: {narrowed.text}
        </button>
      )}
    </div>
  );
}

/** Which other number of the same card to take apart. */
function Others({ reading, offer, asked, loaded }: Shown) {
  const choices = useMemo(
    () => numberChoices([{ as: 'value', reading }, ...(offer?.evidence ?? [])], loaded.dataset),
    [reading, offer, loaded],
  );
  const [own] = choices;
  if (own === undefined || choices.length < 2) return null;
  const choose = (id: string): void => {
    const next = choices.find((choice) => choice.id === id);
    if (next !== undefined) openEvidence({ reading: next.reading, offer, from: null }, asked.side);
  };
  return <EvidenceChooser choices={choices} chosen={own.id} choose={choose} />;
}

/**
 * A number taken apart beside the page: the rows of its parts, what it left out, what it means, and the statements that made
 * it. It is in the address; a number that no card shows is worked out once more.
 */
function EvidencePanel({ asked, loaded }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const dialog = useDialog(heading);
  const offered = useOffered(asked);
  const reckoned = useReckoned(asked, loaded, offered === null);
  const reading = offered?.reading ?? reckoned.reading;
  const shown = reading === null ? null : { asked, loaded, reading, offer: offered?.offer ?? null };
  return (
    <dialog ref={dialog} className="dialog evidence-panel" aria-labelledby={id} onCancel={keepOpen}>
      <Announcer>
        <div className="dialog-head">
          <div>
            <h2 id={id} ref={heading} tabIndex={-1}>
              {reading === null ? 'A number taken apart' : panelTitle(reading, loaded)}
            </h2>
            {reading === null ? null : <p className="quiet">{panelPlace(reading, loaded)}</p>}
          </div>
          <button type="button" className="icon-button" aria-label="Close" onClick={closeEvidence}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
        {shown === null ? null : (
          <>
            <Chips {...shown} />
            <Others {...shown} />
            <EvidenceSides asked={asked} reading={shown.reading} loaded={loaded} />
          </>
        )}
        {shown !== null || reckoned.error !== null ? null : <Waiting isGone={reckoned.isGone} />}
        {shown !== null || reckoned.error === null ? null : (
          <Failed says={`The number could not be worked out: ${reckoned.error.message}. Nothing was lost.`} retry={closeEvidence} />
        )}
      </Announcer>
    </dialog>
  );
}

function Waiting({ isGone }: { readonly isGone: boolean }) {
  return isGone ? <p className="band">{GONE}</p> : <Skeleton label="The number is being worked out" />;
}

/** The same for whoever fetches this code by itself. */
export const drawPanel = (asked: AskedEvidence, loaded: Loaded) => <EvidencePanel asked={asked} loaded={loaded} />;
