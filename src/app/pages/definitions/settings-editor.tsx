import { useMemo, useState, type FormEvent } from 'react';
import { editorView, effectOf, savedText, savingText, type Typing } from '../../../views/definitions-draft';
import type { FieldId } from '../../../views/definitions-fields';
import { inForceOf } from '../../../views/definitions-page';
import { useAnnounce } from '../../parts/announcer';
import { useSession, type Loaded } from '../../session';
import styles from './definitions.module.css';
import { SettingField } from './setting-field';

const NOTHING: Typing = new Map();

/** The one place where assumptions, calendar and bands are edited. Nothing is kept before it is saved. */
export function SettingsEditor({ loaded }: { readonly loaded: Loaded }) {
  const [typing, setTyping] = useState(NOTHING);
  const [shown, setShown] = useState(loaded.definitions);
  if (shown !== loaded.definitions) {
    setShown(loaded.definitions);
    setTyping(NOTHING);
  }
  const session = useSession();
  const announce = useAnnounce();
  const view = useMemo(() => editorView(inForceOf(loaded), typing), [loaded, typing]);
  const isBusy = session.progress !== null;
  const type = (id: FieldId, text: string): void => setTyping(new Map([...typing, [id, text]]));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (view.next === null || view.changed === 0) return announce(savingText(loaded.definitions, view));
    session.define(view.next);
    announce(savedText(effectOf(loaded.definitions, view.next)));
  };
  return (
    <section aria-labelledby="part-settings">
      <h2 id="part-settings" tabIndex={-1}>
        What do the numbers rest on?
      </h2>
      <form onSubmit={save} className={styles['form']} noValidate>
        {view.groups.map(({ title, fields }) => (
          <fieldset key={title} className={styles['settings']}>
            <legend>{title}</legend>
            {fields.map((field) => (
              <SettingField key={field.id} field={field} type={(text) => type(field.id, text)} />
            ))}
          </fieldset>
        ))}
        <div className={styles['saving']}>
          <button type="submit" className="button button-main" disabled={isBusy || view.changed === 0 || view.next === null}>
            Save these settings
          </button>
          <button type="button" className="button" disabled={view.changed === 0} onClick={() => setTyping(NOTHING)}>
            Take changes back
          </button>
          <output>{savingText(loaded.definitions, view)}</output>
        </div>
      </form>
    </section>
  );
}
