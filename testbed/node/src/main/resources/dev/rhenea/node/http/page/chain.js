// Which segment holds which part of the log.

import { byId, count, element, show, svg } from './dom.js';
import { chip, colour } from './palette.js';

const MOST = 12;

const range = (segment, tail) =>
  segment.stop === null
    ? `[${count(segment.start)}, … ${count(tail)}`
    : `[${count(segment.start)}, ${count(segment.stop)})`;

const bar = (segment, chain, first, tail) => {
  const share = position => 100 * (position - first) / Math.max(1, tail - first);
  const from = share(segment.start);
  const to = share(segment.stop ?? tail);
  const trimmed = Math.min(to, Math.max(from, share(chain.trimMark)));
  const block = (kind, x, width) => svg('rect', { class: kind, x, width, y: 0, height: 1 });
  const parts = [block('rail', 0, 100), block(colour(segment.composition), from, Math.max(0.3, to - from))];
  if (trimmed > from) {
    parts.push(block('trimmed', from, trimmed - from));
  }
  return element('div', { class: 'bar', 'aria-hidden': 'true' },
    svg('svg', { viewBox: '0 0 100 1', preserveAspectRatio: 'none' }, ...parts));
};

const tags = (segment, chain) => {
  const tags = [];
  if (segment.stop === null) tags.push('active');
  if (segment.stop === segment.start) tags.push('empty');
  if (segment.stop !== null && segment.stop > segment.start && segment.stop <= chain.trimMark) tags.push('trimmed');
  return tags.map(tag => element('span', { class: 'tag' }, tag));
};

export const drawChain = (chain, tail) => {
  const first = chain.segments[0].start;
  const shown = chain.segments.slice(-MOST);
  const hidden = chain.segments.length - shown.length;
  const rows = shown.map(segment =>
    element('li', {},
      element('span', { class: 'id' }, chip(segment.composition), `s${segment.id}`),
      element('span', { class: 'range' }, range(segment, tail)),
      element('span', { class: 'expression' }, segment.composition, ...tags(segment, chain)),
      bar(segment, chain, first, tail)));
  if (hidden > 0) {
    rows.unshift(element('li', { class: 'older' }, `… ${hidden} older segments`));
  }
  show(byId('chain'), ...rows);
};
