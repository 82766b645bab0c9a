import type { ActionId, PaletteAct } from '../../views/palette';
import { useAnnounce } from '../parts/announcer';
import { useSession } from '../session';
import { chooseTheme } from '../theme/theme-setting';
import { prefer } from '../theme/preferences';
import { useQuestion } from '../use-question';
import { useChanges } from './use-changes';
import { useOverlay } from './use-overlay';

const LINK_SAID = 'Link copied. It holds the question, not the data.';
const LINK_FAILED = 'The link could not be copied. Copy it from the address bar.';

/** Does what an entry of the palette stands for. */
export function usePaletteActs(): (act: PaletteAct) => void {
  const { question, ask } = useQuestion();
  const { loaded, loadSample } = useSession();
  const { undo } = useChanges();
  const open = useOverlay();
  const announce = useAnnounce();
  const copyLink = (): void =>
    void navigator.clipboard.writeText(window.location.href).then(
      () => announce(LINK_SAID),
      () => announce(LINK_FAILED),
    );
  const saveDefinitions = (): void => {
    if (loaded === null) return;
    void import('../pages/definitions/save-workspace').then(({ saveWorkspace }) =>
      announce(`Saved ${saveWorkspace(loaded.definitions)}. It holds definitions and no row of data.`),
    );
  };
  const acts: Readonly<Record<ActionId, () => void>> = {
    import: () => ask({ ...question, page: 'data' }),
    print: () => window.print(),
    saveWorkspace: saveDefinitions,
    copyLink,
    present: () => open('present'),
    packetSlides: () => open('packetSlides'),
    packetPaper: () => open('packetPaper'),
    packetTables: () => open('packetTables'),
    undo: () => announce(undo() ? 'The last change was taken back.' : 'There is nothing to take back.'),
    history: () => open('history'),
    keys: () => open('keys'),
    light: () => chooseTheme('light'),
    dark: () => chooseTheme('dark'),
    system: () => chooseTheme('system'),
    compact: () => prefer({ density: 'compact' }),
    comfortable: () => prefer({ density: 'comfortable' }),
  };
  return (act) => {
    switch (act.kind) {
      case 'ask':
        return ask(act.question);
      case 'do':
        return acts[act.action]();
      case 'sample':
        return loadSample(act.company);
    }
  };
}
