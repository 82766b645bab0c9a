import { useId } from 'react';
import { rulerOf, rulerValue } from '../../../../views/icp-ruler';
import { rulerChoices } from '../../../../views/icp-versions';
import { useAnnounce } from '../../../parts/announcer';
import { useSession } from '../../../session';
import type { SectionProps } from '../world';
import styles from './versions.module.css';

/** By which version all pages read all periods. */
export function RulerChoice({ world }: SectionProps) {
  const session = useSession();
  const announce = useAnnounce();
  const id = useId();
  const definitions = session.defining ?? world.loaded.definitions;
  const choices = rulerChoices(definitions.icp, world.date);
  const choose = (value: string): void => {
    session.define({ ...definitions, icpRuler: rulerOf(value) });
    announce(`All pages are read by: ${choices.find((choice) => choice.value === value)?.text ?? value}. The accounts are scored again.`);
  };
  return (
    <div className={styles['row']}>
      <div className="field">
        <label htmlFor={id}>Read all pages by</label>
        <select id={id} value={rulerValue(definitions.icpRuler)} onChange={(event) => choose(event.target.value)}>
          {choices.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
