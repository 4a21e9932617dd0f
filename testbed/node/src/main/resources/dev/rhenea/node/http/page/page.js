// The page of one node: picks a log, listens to its events, draws.

import { drawChain } from './chain.js';
import { announce, byId, count, element, show } from './dom.js';
import { drawFindings } from './findings.js';
import { drawNodes } from './nodes.js';
import { Stream } from './stream.js';
import { forget, listen, suggest } from './switching.js';
import { drawTimeline } from './timeline.js';

const picker = byId('log');
const headline = byId('headline');
const connection = byId('connection');
const notice = byId('notice');

let self = '';
let stream = null;
let told = {}; // the last event of each kind
let offset = 0; // the node's clock less this page's

const segmentNow = () => told.chain?.segments.at(-1);

const drawHeadline = () => {
  const active = segmentNow();
  const parts = [
    element('span', { class: 'expression' }, told.chain.log), ' runs on ',
    element('span', { class: 'expression' }, active.composition)];
  const pending = told.chain.pending;
  const tail = told.now ? `tail ${count(told.now.tail)}` : '';
  const facts = [tail, told.chain.trimMark > 0 ? `trimmed below ${count(told.chain.trimMark)}` : '',
    pending ? `switching to ${pending.composition}` : ''];
  parts.push(element('span', { class: 'quiet' }, facts.filter(fact => fact).map(fact => ` · ${fact}`).join('')));
  show(headline, ...parts);
  document.title = `${told.chain.log} · ${self} · Rhenea`;
};

const draw = () => {
  if (told.chain) {
    drawHeadline();
    drawChain(told.chain, Math.max(told.now?.tail ?? 0, segmentNow().start));
  }
  if (told.nodes) drawNodes(told.nodes.nodes, told.now?.suspects ?? [], self);
  if (told.explanation) drawFindings(told.explanation);
};

const animate = () => {
  if (told.chain && told.now && !document.hidden) {
    drawTimeline(told.now, performance.now() + offset, told.chain);
  }
};

const listener = {
  told(kind, data) {
    const before = segmentNow();
    told[kind] = data;
    if (kind === 'now') offset = data.now - performance.now();
    if (kind === 'suggestions') suggest(data.compositions);
    const after = segmentNow();
    if (before && after.id !== before.id) {
      announce(`s${after.id} is the active segment now: ${after.composition}`);
    }
    draw();
    if (kind === 'now' || kind === 'chain') animate();
  },
  live() {
    notice.hidden = true;
    connection.className = 'state good';
    connection.textContent = 'live';
  },
  async lost() {
    connection.className = 'state bad';
    connection.textContent = 'connection lost, trying again';
    byId('verdict').className = 'state';
    byId('verdict').textContent = 'not known';
    notice.textContent = await why();
    notice.hidden = connection.textContent === 'live';
  },
};

/** What keeps the events from coming. */
const why = async () => {
  try {
    const answer = await (await fetch('/v1/health')).json();
    if (answer.outcome === 'ok') return 'The node answers, but sends no events of this log: perhaps too many pages are open.';
    const missing = (answer.waiting ?? []).map(log => `${log.log}: ${log.reason}`);
    return [answer.reason, ...missing].join('; ');
  } catch {
    return 'This node does not answer; the other nodes have the same page.';
  }
};

const look = log => {
  stream?.close();
  told = {};
  forget();
  show(byId('chain'));
  show(byId('findings'));
  connection.className = 'state';
  connection.textContent = 'connecting';
  location.hash = log;
  stream = new Stream(log, listener);
};

/** Shows the names; the one shown stays, or the address says which, or it is the usual one. */
const offer = names => {
  const wanted = [picker.value, decodeURIComponent(location.hash.slice(1)), 'default', names[0]];
  show(picker, ...names.map(name => element('option', { value: name }, name)));
  picker.value = wanted.find(name => names.includes(name));
  return picker.value;
};

/** Which node this is, and which logs there are; again and again, for logs come into being. */
const orient = async () => {
  try {
    const cluster = await (await fetch('/v1/cluster')).json();
    self = cluster.node;
    show(byId('where'), 'cluster ', element('strong', {}, cluster.cluster), ', seen from ', element('strong', {}, self));
    const answer = await (await fetch('/v1/logs')).json();
    if (answer.outcome === 'ok') {
      const log = offer(answer.logs.map(each => each.log));
      if (!stream) look(log);
    } else if (!stream) {
      await listener.lost();
    }
  } catch {
    if (!stream) await listener.lost();
  }
  setTimeout(orient, stream ? 10_000 : 1000);
};

picker.addEventListener('change', () => look(picker.value));
listen(() => picker.value);
setInterval(animate, 500);
new ResizeObserver(animate).observe(byId('timeline'));
orient();
