/** How a deal ended, or that it has not. `other`: no decision, cancelled, derailed. */
export type Outcome = 'won' | 'lost' | 'other' | 'open';
export const OUTCOMES: readonly Outcome[] = ['won', 'lost', 'other', 'open'];

/** Which kind of business a deal is. Pipeline metrics read new business; the others enter retention. */
export type DealClass = 'newBusiness' | 'expansion' | 'renewal' | 'other';
export const DEAL_CLASSES: readonly DealClass[] = ['newBusiness', 'expansion', 'renewal', 'other'];
