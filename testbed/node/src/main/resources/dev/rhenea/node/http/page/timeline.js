// Two minutes: which segment was active when, and how long appends through this node took.

import { byId, count, element, milliseconds, show, svg } from './dom.js';
import { colour } from './palette.js';

const SPAN = 120_000;
const MARGIN = { left: 50, right: 14, top: 44, bottom: 26 };
const BAND = { y: 4, height: 20 };
const LETTER = 7; // pixels of a letter in a band, about

const placed = (composition, width) => {
  if (composition.length * LETTER + 12 <= width) return composition;
  const letters = Math.floor((width - 12) / LETTER) - 1;
  return letters >= 6 ? `${composition.slice(0, letters)}…` : '';
};

/** Decades that hold all values, two at least. */
const decades = values => {
  const low = Math.floor(Math.log10(Math.max(0.01, Math.min(...values, 1))));
  const high = Math.ceil(Math.log10(Math.max(...values, 1) * 1.05));
  return { low, high: Math.max(high, low + 2) };
};

const label = power => power >= 3 ? `${10 ** (power - 3)} s` : `${10 ** power} ms`;

/** A line that is broken where nothing was appended for a while. */
const path = (points, x, y) => {
  let text = '';
  let last = -Infinity;
  for (const [at, value] of points) {
    const place = `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    text += at - last > 3000 ? `M${place}h0.01L${place}` : `L${place}`;
    last = at;
  }
  return text;
};

const bands = (now, activations, compositions, x, height) => {
  const parts = [];
  let labelled = -Infinity;
  activations.forEach((activation, i) => {
    const composition = compositions.get(activation.segment);
    const from = Math.max(activation.at, now - SPAN);
    const to = i + 1 < activations.length ? activations[i + 1].at : now;
    if (composition === undefined || to <= now - SPAN) return;
    const width = Math.max(2, x(to) - x(from));
    const look = colour(composition);
    parts.push(
      svg('rect', { class: `${look} wash`, x: x(from), y: BAND.y, width, height: height - MARGIN.bottom - BAND.y }),
      svg('rect', { class: look, x: x(from), y: BAND.y, width: Math.max(1, width - 2), height: BAND.height, rx: 3 },
        svg('title', {}, `s${activation.segment} ${composition}`)));
    const text = placed(composition, width);
    if (text) {
      parts.push(svg('text', { class: 'band', x: x(from) + 6, y: BAND.y + 14 }, text));
    }
    if (i > 0 && activation.at > now - SPAN) {
      const at = x(activation.at);
      parts.push(svg('line', { class: 'switch', x1: at, x2: at, y1: BAND.y + BAND.height, y2: height - MARGIN.bottom }));
      if (activation.downtime !== null && at - labelled > 84 && at < x(now) - 76) {
        labelled = at;
        parts.push(svg('text', { x: at + 4, y: MARGIN.top - 7 }, `${milliseconds(activation.downtime)} down`));
      }
    }
  });
  return parts;
};

const axes = (now, scale, x, y, width, height) => {
  const parts = [];
  for (let power = scale.low; power <= scale.high; power++) {
    const at = y(10 ** power);
    parts.push(
      svg('line', { class: 'grid', x1: MARGIN.left, x2: width - MARGIN.right, y1: at, y2: at }),
      svg('text', { x: MARGIN.left - 8, y: at + 4, 'text-anchor': 'end' }, label(power)));
  }
  for (let ago = 120; ago >= 0; ago -= width < 480 ? 60 : 30) {
    const anchor = ago === 0 ? 'end' : ago === 120 ? 'start' : 'middle';
    const text = ago === 0 ? 'now' : ago === 120 ? '2 min ago' : `${ago} s`;
    parts.push(svg('text', { x: x(now - ago * 1000), y: height - 8, 'text-anchor': anchor }, text));
  }
  return parts;
};

const legend = (appends, now) => {
  const recent = appends.filter(second => second.at > now - 6000);
  if (recent.length === 0) {
    return [element('span', {}, appends.length === 0
      ? 'no appends through this node in this time'
      : 'no appends through this node just now')];
  }
  const last = recent.at(-1);
  return [
    element('span', { class: 'key' }, 'median ', element('b', {}, milliseconds(last.median))),
    element('span', { class: 'key p99' }, 'p99 ', element('b', {}, milliseconds(last.p99))),
    element('span', {}, element('b', {}, count(last.count)), ' appends/s through this node')];
};

/** `now` is what the node said; `clock` is the node's time at this moment. */
export const drawTimeline = (told, clock, chain) => {
  const figure = byId('timeline');
  const width = figure.clientWidth;
  const height = figure.clientHeight;
  const appends = told.appends.filter(second => second.at > clock - SPAN);
  const compositions = new Map(chain.segments.map(segment => [segment.id, segment.composition]));
  const scale = decades(appends.flatMap(second => [second.median, second.p99]));
  const x = at => MARGIN.left + (width - MARGIN.left - MARGIN.right) * (1 - (clock - at) / SPAN);
  const y = value => {
    const share = (Math.log10(Math.max(value, 10 ** scale.low)) - scale.low) / (scale.high - scale.low);
    return height - MARGIN.bottom - share * (height - MARGIN.bottom - MARGIN.top);
  };
  const middle = second => second.at + 500;
  show(byId('latencies'), ...legend(appends, clock));
  figure.replaceChildren(
    svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': 'timeline-title latencies' },
      ...bands(clock, told.activations, compositions, x, height),
      ...axes(clock, scale, x, y, width, height),
      svg('path', { class: 'p99', d: path(appends.map(second => [middle(second), second.p99]), x, y) }),
      svg('path', { class: 'median', d: path(appends.map(second => [middle(second), second.median]), x, y) })));
};
