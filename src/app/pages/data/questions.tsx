import { useRef, useState, type SubmitEvent } from 'react';
import { chosenLabel, type Question } from '../../../views/questions';
import styles from './data.module.css';

type Answer = (question: string, choice: string) => void;

/** One question as a form: nothing is chosen beforehand, and nothing happens before the button is pressed. */
function QuestionForm({ question, onAnswer }: { readonly question: Question; readonly onAnswer: Answer }) {
  const [choice, setChoice] = useState(question.chosen);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (choice !== null) onAnswer(question.id, choice);
  };
  return (
    <form className={styles['question']} onSubmit={submit}>
      <fieldset>
        <legend>{question.file === null ? question.ask : `${question.file}: ${question.ask}`}</legend>
        {question.choices.map(({ value, label, reads }) => (
          <label key={value} className={styles['choice']}>
            <input type="radio" name={question.id} value={value} checked={choice === value} onChange={() => setChoice(value)} required />
            <span>
              {label}
              {reads.map((read) => (
                <span key={read} className={styles['reading']}>
                  {read}
                </span>
              ))}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button">
        {question.chosen === null ? 'Use this reading' : 'Change the reading'}
      </button>
    </form>
  );
}

/** What the files leave open, and what was answered. After an answer the focus goes back to the heading: its form is gone. */
export function Questions({
  open,
  answered,
  onAnswer,
}: {
  readonly open: readonly Question[];
  readonly answered: readonly Question[];
  readonly onAnswer: Answer;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const answer: Answer = (question, choice) => {
    onAnswer(question, choice);
    heading.current?.focus();
  };
  return (
    <section aria-labelledby="data-questions">
      <h2 id="data-questions" ref={heading} tabIndex={-1}>
        What do the files leave open?
      </h2>
      {open.length === 0 ? (
        <p>Nothing is open.</p>
      ) : (
        open.map((question) => <QuestionForm key={question.id} question={question} onAnswer={answer} />)
      )}
      {answered.map((question) => (
        <details key={`${question.id} ${question.chosen}`}>
          <summary>{`Answered: ${question.ask} ${chosenLabel(question)}`}</summary>
          <QuestionForm question={question} onAnswer={answer} />
        </details>
      ))}
    </section>
  );
}
