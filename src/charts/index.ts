export { changeDotOption } from './change-dot';
export { dumbbellOption } from './dumbbell';
export { DARK, DIVERGING, LIGHT, type Palette } from './palette';
export { rankedDotsOption, rankedHeight } from './ranked-dots';
export { shareLineOption } from './share-line';
