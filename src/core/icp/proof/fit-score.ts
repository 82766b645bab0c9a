export { fitScore } from '../target-accounts';
