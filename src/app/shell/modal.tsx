import { useEffect, useId, useRef, type ReactNode } from 'react';
import { X } from '../icons';

type Props = { readonly title: string; readonly className?: string; readonly children: ReactNode; close(): void };

/** A dialog over the page with its name and a way to close it. Esc closes it too, and the focus goes back to where it was. */
export function Modal({ title, className = '', children, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={`dialog ${className}`} aria-labelledby={id} onClose={close}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
