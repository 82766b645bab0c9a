import { Download } from '../../icons';
import { useAnnounce } from '../../parts/announcer';
import type { Loaded } from '../../session';

/** Hands everything people decided to the browser as the file that an import, or the terminal, takes back. */
export function TakeAlong({ loaded }: { readonly loaded: Loaded }) {
  const announce = useAnnounce();
  const save = async (): Promise<void> => {
    const { saveWorkspace } = await import('./save-workspace');
    announce(`Saved ${saveWorkspace(loaded.definitions)}. It holds definitions and no row of data.`);
  };
  return (
    <section aria-labelledby="part-file">
      <h2 id="part-file" tabIndex={-1}>
        Take the definitions along
      </h2>
      <p>
        All of this page as one file: settings, targets, ICP versions and segmentations, with the mapping of columns and stages. Import it
        beside your exports, or hand it to the terminal with <code>--config</code>.
      </p>
      <p>
        <button type="button" className="button" onClick={() => void save()}>
          <Download size={16} aria-hidden="true" />
          Download workspace.json
        </button>
      </p>
    </section>
  );
}
