import { useScreen } from '../../theme/screen';

/** Whether the screen is as narrow as a phone's. */
export const useIsNarrow = (): boolean => useScreen('(max-width: 700px)');
