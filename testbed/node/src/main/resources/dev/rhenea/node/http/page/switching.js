// Asks the node to replace the log's ordering protocol, and tells how that went.

import { announce, byId, element, milliseconds, show } from './dom.js';

const form = byId('switch');
const field = byId('expression');
const button = form.querySelector('button');
const outcome = byId('outcome');

const done = answer => {
  const news = `s${answer.segment} is active: ${answer.to.composition}`;
  const lines = [element('p', { class: 'state good' }, news)];
  const steps = answer.milliseconds;
  if (steps) {
    const parts = ['intent', 'create', 'seal', 'tail', 'install'].map(step => `${step} ${milliseconds(steps[step])}`);
    lines.push(element('p', { class: 'steps' },
      `${milliseconds(steps.total)} in all (${parts.join(', ')}); appends waited ${milliseconds(steps.downtime)} at most`));
  }
  show(outcome, ...lines);
  announce(news);
};

const refused = answer => {
  const errors = answer.errors ?? [];
  const texts = errors.length > 0 ? errors.map(error => error.text) : [answer.reason];
  const lines = texts.map(text => element('pre', {}, text));
  if (answer.outcome === 'info') {
    lines.unshift(element('p', { class: 'state warn' }, 'not known whether it took effect'));
  }
  if (answer.remedy) {
    lines.push(element('p', { class: 'steps' }, answer.remedy));
  }
  show(outcome, ...lines);
  field.setAttribute('aria-invalid', String(errors.length > 0));
};

const ask = async log => {
  const response = await fetch(`/v1/logs/${encodeURIComponent(log)}/switch`, {
    method: 'POST',
    body: JSON.stringify({ to: field.value }),
  });
  return response.json();
};

/** Calls `log` for the name of the log that is shown. */
export const listen = log => form.addEventListener('submit', async event => {
  event.preventDefault();
  button.disabled = true;
  field.removeAttribute('aria-invalid');
  show(outcome, element('p', { class: 'state' }, 'switching'));
  try {
    const answer = await ask(log());
    (answer.outcome === 'ok' ? done : refused)(answer);
  } catch (failure) {
    refused({ outcome: 'info', reason: `no answer from this node (${failure.message})` });
  }
  button.disabled = false;
});

export const suggest = compositions =>
  show(byId('suggestions'), ...compositions.map(composition =>
    element('button', { type: 'button', value: composition }, composition)));

byId('suggestions').addEventListener('click', event => {
  if (event.target.value) {
    field.value = event.target.value;
    field.focus();
  }
});

/** Forgets what was said about another log. */
export const forget = () => {
  show(outcome);
  show(byId('suggestions'));
  field.value = '';
};
