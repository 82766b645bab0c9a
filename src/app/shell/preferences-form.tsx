import { DATE_MANNERS, NUMBER_MANNERS } from '../../wording';
import { DENSITIES, prefer, usePreferences, type Density } from '../theme/preferences';
import { ThemeSwitch } from '../theme/theme-switch';

const DENSITY_NAMES: Readonly<Record<Density, string>> = { comfortable: 'Comfortable', compact: 'Compact' };

type ChoiceProps<Choice extends string> = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: Choice;
  readonly name?: (choice: Choice) => string;
  choose(choice: Choice): void;
};

function Choosing<Choice extends string>({ label, choices, value, name = (choice) => choice, choose }: ChoiceProps<Choice>) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice === event.target.value);
          if (chosen !== undefined) choose(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {name(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

type Props = { readonly changes: number; showKeys(): void; showHistory(): void };

/** How the page looks and reads for this person. All of it is kept in this browser, and none of it is in a link or a file. */
export function PreferencesForm({ changes, showKeys, showHistory }: Props) {
  const { density, numbers, dates, shortcuts } = usePreferences();
  return (
    <div className="preferences">
      <ThemeSwitch />
      <Choosing
        label="Density"
        choices={DENSITIES}
        value={density}
        name={(choice) => DENSITY_NAMES[choice]}
        choose={(choice) => prefer({ density: choice })}
      />
      <Choosing label="Numbers" choices={NUMBER_MANNERS} value={numbers} choose={(choice) => prefer({ numbers: choice })} />
      <Choosing label="Dates" choices={DATE_MANNERS} value={dates} choose={(choice) => prefer({ dates: choice })} />
      <label className="tick">
        <input type="checkbox" checked={shortcuts} onChange={(event) => prefer({ shortcuts: event.target.checked })} />
        Shortcuts of a single key
      </label>
      <div className="preferences-links">
        <button type="button" className="link" onClick={showKeys}>
          All keys
        </button>
        <button type="button" className="link" onClick={showHistory}>
          What was changed here ({changes})
        </button>
      </div>
      <p className="quiet">Numbers are typed into fields like 1,234.5, and files are written so, whatever is chosen here.</p>
    </div>
  );
}
