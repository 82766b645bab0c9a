import type { Dataset } from '../../../core/model';
import type { Target } from '../../../core/workspace';
import type { ShownTarget } from '../../../views/definitions-targets';
import { firstPart, withPart, type ShownPart } from '../../../views/definitions-target-slices';
import { Plus, X } from '../../icons';
import styles from './definitions.module.css';

type Slice = Target['slice'];
type PartProps = {
  readonly part: ShownPart;
  readonly name: string;
  change(part: Slice[number]): void;
  choose(dimension: string): void;
  remove(): void;
};

/** One condition: a dimension and one of its values. */
function Part({ part, name, change, choose, remove }: PartProps) {
  return (
    <div className={styles['narrowed']}>
      <span className="quiet">in</span>
      <select aria-label={`Dimension of ${name}`} value={part.dimension} onChange={(event) => choose(event.target.value)}>
        {part.dimensions.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
      <select
        aria-label={`Value of ${name}`}
        value={part.at}
        onChange={(event) => change([part.dimension, part.labels[Number(event.target.value)]?.label ?? null])}
      >
        {part.labels.map(({ text }, at) => (
          <option key={at} value={at}>
            {text}
          </option>
        ))}
      </select>
      <button type="button" className="icon-button" aria-label={`Remove ${name}`} onClick={remove}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

type Props = { readonly target: ShownTarget; readonly name: string; readonly dataset: Dataset; change(slice: Slice): void };

/** What a target is narrowed to: nothing, a value of one dimension, or of several at once. */
export function TargetSlice({ target, name, dataset, change }: Props) {
  const { slice, parts, note } = target;
  const more = withPart(target, dataset);
  return (
    <>
      {parts.map((part, at) => (
        <Part
          key={part.dimension}
          part={part}
          name={`condition ${at + 1} of ${name}`}
          change={(next) => change(slice.with(at, next))}
          choose={(dimension) => change(slice.with(at, firstPart(dimension, dataset)))}
          remove={() => change(slice.toSpliced(at, 1))}
        />
      ))}
      {more === null ? null : (
        <button
          type="button"
          className="button"
          aria-label={`${parts.length === 0 ? 'Only in a slice' : 'And in'}: narrow ${name} to a slice`}
          onClick={() => change(more)}
        >
          <Plus size={16} aria-hidden="true" />
          {parts.length === 0 ? 'Only in a slice' : 'And in'}
        </button>
      )}
      {note === null ? null : <p className={`quiet ${styles['narrowed'] ?? ''}`}>{note}</p>}
    </>
  );
}
