// Why the log moves, or does not.

import { byId, element, show } from './dom.js';

const HARMLESS = ['Open', 'Copying', 'LeftBehind'];

export const drawFindings = explanation => {
  show(byId('findings'), ...explanation.findings.map(finding => {
    const item = element('li', {}, finding.text);
    if (!HARMLESS.includes(finding.finding)) {
      item.prepend(element('span', { class: 'state warn' }));
    }
    if (finding.remedy) {
      item.append(element('div', { class: 'remedy' }, finding.remedy));
    }
    return item;
  }));
  const verdict = byId('verdict');
  verdict.className = `state ${explanation.healthy ? 'good' : 'bad'}`;
  verdict.textContent = explanation.healthy ? 'takes appends' : 'may not take appends, see Explain';
};
