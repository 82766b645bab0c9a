import { useEffect, useId, useRef, type ReactNode, type RefObject, type SyntheticEvent } from 'react';
import { X } from '../icons';
import './evidence.css';
import { Announcer } from './announcer';
import { closeEvidence } from './evidence-store';

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

type Props = { readonly title: string | null; readonly place: string | null; readonly children: ReactNode };

/** The panel beside the page: what is taken apart, where it stands, and the way to close it. */
export function EvidenceFrame({ title, place, children }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const dialog = useDialog(heading);
  return (
    <dialog ref={dialog} className="dialog evidence-panel" aria-labelledby={id} onCancel={keepOpen}>
      <Announcer>
        <div className="dialog-head">
          <div>
            <h2 id={id} ref={heading} tabIndex={-1}>
              {title ?? 'A number taken apart'}
            </h2>
            {place === null ? null : <p className="quiet">{place}</p>}
          </div>
          <button type="button" className="icon-button" aria-label="Close" onClick={closeEvidence}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
        {children}
      </Announcer>
    </dialog>
  );
}
