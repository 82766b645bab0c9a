import { useEffect, useRef, useState } from 'react';
import { storageModel, type StorageModel } from '../../../views/storage';
import { savingOf } from '../../saving';
import { useSession } from '../../session';
import styles from './data.module.css';
import { Facts } from './facts';
import { PageSection } from './page-section';

/** Erasing is confirmed where it is asked for, in a dialog that says what is lost. */
function Erase({ erasing, onErase }: { readonly erasing: NonNullable<StorageModel['erasing']>; readonly onErase: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        Erase everything
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="erase-title">
        <h2 id="erase-title">Erase everything?</h2>
        <p className={styles['loses']}>{erasing.loses}</p>
        <div className={styles['buttons']}>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
          <button
            type="button"
            className="button button-danger"
            onClick={() => {
              dialog.current?.close();
              onErase();
            }}
          >
            {erasing.button}
          </button>
        </div>
      </dialog>
    </>
  );
}

/** What is kept in this browser, how much of it, whether it is safe there, and the way to erase it with a proof afterwards. */
export function StorageSection() {
  const session = useSession();
  const { eraseAll, askForPromise, keepLoaded } = session;
  const { facts, said, mayAsk, mayKeep, erasing, erased } = storageModel({ ...session.storage, saving: savingOf(session) });
  const proof = useRef<HTMLParagraphElement>(null);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (isAsked && erased !== null) proof.current?.focus();
  }, [isAsked, erased]);
  return (
    <PageSection heading="What is kept, and who can read it?">
      {erased === null ? null : (
        <p ref={proof} tabIndex={-1} className="band">
          {erased}
        </p>
      )}
      {said.map((sentence) => (
        <p key={sentence} className="band">
          {sentence}
        </p>
      ))}
      <Facts facts={facts} />
      <div className={styles['buttons']}>
        {mayKeep ? (
          <button type="button" className="button" onClick={keepLoaded}>
            Keep what is loaded
          </button>
        ) : null}
        {mayAsk ? (
          <button type="button" className="button" onClick={askForPromise}>
            Ask the browser to keep it
          </button>
        ) : null}
        {erasing === null ? null : (
          <Erase
            erasing={erasing}
            onErase={() => {
              setAsked(true);
              eraseAll();
            }}
          />
        )}
      </div>
    </PageSection>
  );
}
