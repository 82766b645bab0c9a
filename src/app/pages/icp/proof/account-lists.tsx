import type { TargetFilter } from '../../../../core/icp';
import type { AccountsOf } from '../../../../views/icp-proof-lists';
import type { Spot } from '../../../../views/mark';

/** Opens the list of accounts with a filter. */
export type OnList = (filter: Partial<TargetFilter>) => void;

type Drawn = AccountsOf & { readonly spot: Spot };

/** What a click on a place of a picture does, where lists of accounts stand behind it. */
export function picking(lists: readonly AccountsOf[], onList: OnList): { readonly spots: readonly Spot[]; act(place: number): void } {
  const drawn = lists.filter((list): list is Drawn => list.spot !== null);
  return {
    spots: drawn.map(({ spot }) => spot),
    act: (place) => {
      const list = drawn[place];
      if (list !== undefined) onList(list.filter);
    },
  };
}

/** The same lists as buttons, so that the keyboard reaches what a click on the picture does. */
export function AccountLists({
  lists,
  title,
  onList,
}: {
  readonly lists: readonly AccountsOf[];
  readonly title: string;
  readonly onList: OnList;
}) {
  if (lists.length === 0) return null;
  return (
    <details className="proof-list">
      <summary>{title}</summary>
      <ul>
        {lists.map(({ id, text, filter }) => (
          <li key={id}>
            <button type="button" className="proof-account" onClick={() => onList(filter)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
