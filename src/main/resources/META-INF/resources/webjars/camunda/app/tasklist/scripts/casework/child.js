/*
 * The tab "Child" of a task: who the child is, who works with them, and their PEPs. It asks our own API, which decides
 * what this person may see. What has come stands in the page only, as text, and is gone when the tab or the task is left.
 */
import { address, childOf } from './tasklist.js';

const LOADING = 'The child\u2019s details are being fetched.';
const PROTECTED = 'Protected: do not tell anybody where this child lives or goes to school.';
const CLOSED = 'These details are shown to those whose task this is, if they may see the child\u2019s record.';
const SIGNED_OUT = 'You have been signed out. Sign in again to see the child\u2019s details.';
const FAILED = 'The child\u2019s details cannot be shown at the moment.';

export const childTab = {
  id: 'child',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Child' },
  render(place, { taskId }, scope) {
    const left = new AbortController();
    scope.$on('$destroy', () => {
      left.abort();
      place.replaceChildren();
    });
    show(place, taskId, left.signal);
  }
};

async function show(place, taskId, left) {
  place.className = 'vs-child';
  place.replaceChildren(element('p', LOADING, { role: 'status' }));
  const { status, child, reason } = await childOf(taskId, left);
  if (left.aborted) {
    return;
  }
  place.replaceChildren(...(status === 200 ? details(child, taskId) : [problem(status, reason)]));
  if (status === 0 || status >= 500) {
    const again = element('button', 'Try again', { type: 'button', class: 'btn btn-default' });
    again.addEventListener('click', () => show(place, taskId, left));
    place.append(again);
  }
}

function problem(status, reason) {
  const words = { 401: SIGNED_OUT, 403: CLOSED, 409: reason }[status] || FAILED;
  return element('p', words, { role: 'alert' });
}

function details(child, taskId) {
  const warnings = child.addressProtected ? [PROTECTED, ...child.withheld] : child.withheld;
  return [
    element('h3', child.name),
    element('p', child.reference),
    ...warnings.map(sentence => element('p', sentence, { class: 'vs-warning' })),
    list(child.facts.map(fact => [fact.label, [fact.value]])),
    element('h4', 'Care team'),
    list(child.team.map(colleague => [colleague.role, [colleague.name, mail(colleague.email)]])),
    element('h4', 'PEPs'),
    child.peps.length ? table(child.peps) : element('p', 'There is no PEP yet.'),
    links(child.reference, taskId)
  ];
}

function list(rows) {
  const all = element('dl');
  rows.forEach(([label, values]) => {
    const row = element('div');
    const value = element('dd');
    value.append(...values.filter(Boolean).flatMap((part, position) => position ? [element('br'), part] : [part]));
    row.append(element('dt', label), value);
    all.append(row);
  });
  return all;
}

function mail(to) {
  return to ? element('a', to, { href: `mailto:${to}` }) : null;
}

function table(peps) {
  const all = element('table', null, { class: 'table' });
  const head = all.createTHead().insertRow();
  ['PEP', 'Stage', 'Rating', 'What is due'].forEach(title => head.append(element('th', title, { scope: 'col' })));
  const body = all.createTBody();
  peps.forEach(pep => {
    const row = body.insertRow();
    row.append(element('th', pep.title, { scope: 'row' }),
      ...[pep.stage, pep.rating || 'Not rated', pep.due || 'Nothing'].map(words => element('td', words)));
  });
  return all;
}

function links(reference, taskId) {
  const all = element('p', null, { class: 'vs-links' });
  all.append(
    element('a', 'Whole record (opens in a new tab)',
      { href: address(`/children/${encodeURIComponent(reference)}`), target: '_blank', rel: 'noopener' }),
    element('a', 'This task without Tasklist', { href: address(`/tasks/${encodeURIComponent(taskId)}`) }));
  return all;
}

/** What is shown is set as text: a name that looks like markup is shown as it is written. */
function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  if (text) {
    made.textContent = text;
  }
  return made;
}
