import { chooseTheme, useThemeSetting, type ThemeSetting } from './theme-setting';

const CHOICES: readonly { readonly id: ThemeSetting; readonly label: string }[] = [
  { id: 'system', label: 'System' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

/** System, light or dark; kept in this browser. */
export function ThemeSwitch() {
  const setting = useThemeSetting();
  return (
    <label className="field theme-switch">
      <span>Theme</span>
      <select value={setting} onChange={(event) => chooseTheme(CHOICES.find(({ id }) => id === event.target.value)?.id ?? 'system')}>
        {CHOICES.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
