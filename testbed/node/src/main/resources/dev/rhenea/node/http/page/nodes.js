// Who plays which role, and who can be reached.

import { byId, element, show } from './dom.js';

const LOOKS = { up: 'good', starting: 'warn', silent: 'bad', down: 'bad' };

const state = (node, suspects) =>
  node.state === 'up' && suspects.includes(node.node)
    ? element('span', { class: 'state warn' }, 'up, suspected')
    : element('span', { class: `state ${LOOKS[node.state] ?? ''}` },
        suspects.includes(node.node) ? `${node.state}, suspected` : node.state);

export const drawNodes = (nodes, suspects, self) =>
  show(byId('nodes'), ...nodes.map(node =>
    element('tr', {},
      element('td', {}, node.node === self
        ? element('strong', {}, node.node)
        : element('a', { href: `http://${node.http}/${location.hash}` }, node.node)),
      element('td', {}, state(node, suspects)),
      element('td', {}, [...node.roles, ...node.engines.map(engine => `hosts ${engine}`)].join(', ')))));
