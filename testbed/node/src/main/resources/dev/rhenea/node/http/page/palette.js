// One colour for one composition, for as long as the page is open.

import { svg } from './dom.js';

const COLOURS = 6;
const known = new Map();

export const colour = composition => {
  if (!known.has(composition)) {
    known.set(composition, `c${known.size % COLOURS}`);
  }
  return known.get(composition);
};

export const chip = composition =>
  svg('svg', { class: 'chip', 'aria-hidden': 'true' },
    svg('rect', { class: colour(composition), rx: 2 }));
