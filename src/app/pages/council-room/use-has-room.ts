import { useScreen } from '../../theme/screen';

/** Under this a table of decisions would hide what came of them behind its edge; on paper it is set smaller. */
const CROWDED = 'screen and (max-width: 1279px)';

/** Whether all columns of the decisions stand side by side. */
export const useHasRoom = (): boolean => !useScreen(CROWDED);
