import { useState } from 'react';

type Props = { readonly legend: string; readonly values: readonly number[]; readonly unit: string; set(values: readonly number[]): void };

/** A number above zero as people type it, with a point or a comma; null for anything else. */
function typedNumber(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(value) && value > 0 ? value : null;
}

/** Values that a picture is held against, each to be typed over; a blank one draws no line. */
export function LineFields({ legend, values, unit, set }: Props) {
  const [texts, setTexts] = useState(() => values.map(String));
  const type = (at: number, text: string): void => {
    const next = texts.map((each, place) => (place === at ? text : each));
    setTexts(next);
    set(next.map(typedNumber).filter((value) => value !== null));
  };
  return (
    <fieldset className="line-fields">
      <legend>{legend}</legend>
      {texts.map((text, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a field is its place
        <label key={at}>
          <span className="hidden">
            Line {at + 1} at, {unit}
          </span>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={text.trim() !== '' && typedNumber(text) === null}
            onChange={(event) => type(at, event.target.value)}
          />
          <span aria-hidden="true">{unit}</span>
        </label>
      ))}
    </fieldset>
  );
}
