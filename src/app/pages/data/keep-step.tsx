import { useState } from 'react';
import { typedDate, type DatedFile, type Keep, type Keeping } from '../../../views/keeping';
import type { Session } from '../../session';
import styles from './data.module.css';
import { AnsweredList, QuestionForm } from './questions';

type Verbs = Pick<Session, 'keep' | 'dateFile' | 'answer'>;

function Choices({ keeping, onKeep }: { readonly keeping: Keeping; readonly onKeep: (keep: Keep) => void }) {
  const [said, setSaid] = useState<Keep | null>(null);
  const chosen = said ?? keeping.chosen;
  const choose = (keep: Keep): void => {
    setSaid(keep);
    onKeep(keep);
  };
  return (
    <fieldset className={styles['choices']}>
      <legend>What becomes of what is loaded?</legend>
      {keeping.choices.map(({ value, label, says }) => (
        <label key={value} className={styles['choice']}>
          <input type="radio" name="keep" value={value} checked={chosen === value} onChange={() => choose(value)} />
          <span>
            {label}
            <span className={styles['reading']}>{says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function FileDate({ dated, onDate }: { readonly dated: DatedFile; readonly onDate: Verbs['dateFile'] }) {
  const [text, setText] = useState(dated.date);
  const type = (next: string): void => {
    setText(next);
    const date = typedDate(next);
    if (date !== null || next === '') onDate(dated.file, next);
  };
  return (
    <label className="field">
      {`${dated.file} is as of`}
      <input type="date" value={text} min="1990-01-01" max="2100-12-31" onChange={(event) => type(event.target.value)} />
    </label>
  );
}

function Dates({ dates, onDate }: { readonly dates: readonly DatedFile[]; readonly onDate: Verbs['dateFile'] }) {
  return (
    <fieldset className={styles['choices']}>
      <legend>Of which day are the deals in each file?</legend>
      <p className="quiet">
        Left blank, the day is the last one on which anything in the file happened. Files that are given different days stand as snapshots:
        numbers are read from the newest, and the older ones tell what moved.
      </p>
      <div className={styles['dates']}>
        {dates.map((dated) => (
          <FileDate key={dated.file} dated={dated} onDate={onDate} />
        ))}
      </div>
    </fieldset>
  );
}

/** How the files are kept: beside what is loaded or in its place, what overlapping files mean, and of which day each is. */
export function KeepStep({ keeping, verbs }: { readonly keeping: Keeping; readonly verbs: Verbs }) {
  const { choices, open, answered, dates } = keeping;
  if (!keeping.isFilled) return <p>There is nothing to choose: these files stand alone.</p>;
  return (
    <>
      {choices.length === 0 ? null : <Choices keeping={keeping} onKeep={verbs.keep} />}
      {open.map((question) => (
        <QuestionForm key={question.id} question={question} onAnswer={verbs.answer} verb="Keep them so" />
      ))}
      <AnsweredList answered={answered} onAnswer={verbs.answer} />
      {dates.length === 0 ? null : <Dates dates={dates} onDate={verbs.dateFile} />}
    </>
  );
}
