export { WhatIfPanel } from './what-if-panel';
