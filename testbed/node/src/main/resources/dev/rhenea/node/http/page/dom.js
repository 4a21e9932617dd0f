// Everything that comes from the cluster enters the page as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

const build = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};

export const byId = id => document.getElementById(id);

export const element = (name, attributes = {}, ...children) =>
  build(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) =>
  build(document.createElementNS(SVG, name), attributes, children);

/** Replaces what a node holds, unless it would look the same: a selection in it survives. */
export const show = (node, ...children) => {
  const next = node.cloneNode(false);
  next.append(...children);
  if (!node.isEqualNode(next)) {
    node.replaceChildren(...next.childNodes);
  }
};

/** A sentence for those who hear the page. */
export const announce = text => {
  byId('news').textContent = text;
};

const whole = new Intl.NumberFormat('en');

export const count = number => whole.format(number);

export const milliseconds = value => {
  if (value >= 10_000) return `${(value / 1000).toFixed(0)} s`;
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  if (value >= 100) return `${value.toFixed(0)} ms`;
  if (value >= 10) return `${value.toFixed(1)} ms`;
  return `${value.toFixed(2)} ms`;
};
