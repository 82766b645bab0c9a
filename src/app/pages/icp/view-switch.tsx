/** The sides from which the ICP page answers. */
export type IcpViewId = 'profile' | 'build' | 'versions' | 'accounts';

const VIEWS: readonly { readonly id: IcpViewId; readonly title: string }[] = [
  { id: 'profile', title: 'Profile and proof' },
  { id: 'build', title: 'Build' },
  { id: 'versions', title: 'Versions' },
  { id: 'accounts', title: 'Accounts' },
];

type Props = { readonly chosen: IcpViewId; readonly hasDraft: boolean; show(view: IcpViewId): void };

/** Moves the focus to the name of a side: where what was pressed is there no more. */
export const focusView = (id: IcpViewId): void => document.getElementById(`icp-view-${id}`)?.focus();

/** Which side of the ICP is shown; the builder says where a draft waits. */
export function IcpViews({ chosen, hasDraft, show }: Props) {
  return (
    <nav className="icp-views" aria-label="Sides of the ICP">
      {VIEWS.map(({ id, title }) => (
        <button key={id} id={`icp-view-${id}`} type="button" aria-current={id === chosen ? 'true' : undefined} onClick={() => show(id)}>
          {title}
          {id === 'build' && hasDraft ? <span className="icp-waiting"> (a draft)</span> : null}
        </button>
      ))}
    </nav>
  );
}
