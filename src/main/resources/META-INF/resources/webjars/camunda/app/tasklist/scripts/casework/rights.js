/*
 * Shows of a task only what the person may do with it. Tasklist itself offers everything to everybody and prints the
 * server's refusal. What may be done is asked of the server; it stands as data-may-… on the body for user-styles.css.
 */
import { address, currentTask, currentUser, rightsOf } from './tasklist.js';

const SETTLE = 150;
const ACTIONS = ['claim', 'unclaim', 'complete', 'assign'];
/** They look like text and become a field when they are clicked. */
const EDITED_IN_PLACE = '.task-card .followup-date, .task-card .due-date, .task-card .groups > span, .task-card .assignee .set-value';

let asked = null;
let rights = null;
let starter = null;

export function showOnlyWhatIsAllowed() {
  let pending = null;
  new MutationObserver(() => {
    pending = pending || setTimeout(() => {
      pending = null;
      look();
    }, SETTLE);
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
}

async function look() {
  lookForStarts();
  const question = whatToAsk();
  if (question !== asked) {
    asked = question;
    rights = null;
    if (question) {
      const answer = await rightsOf(currentTask());
      if (asked !== question) {
        return;
      }
      // If the server does not answer, everything is offered: it will refuse what it must.
      rights = answer.rights || offered(answer.status !== 403);
    }
  }
  show();
}

/** The task that is open and who has it: when either changes, so may the rights. */
function whatToAsk() {
  const assignee = document.querySelector('.task-card .assignee');
  return currentTask() && currentUser() && assignee ? currentTask() + assignee.textContent.replace(/\s+/g, ' ') : null;
}

function offered(everything) {
  return { claim: everything, unclaim: everything, complete: everything, assign: everything, reason: null };
}

function show() {
  ACTIONS.forEach(action => set(document.body, `may-${action}`, rights ? (rights[action] ? 'yes' : 'no') : 'unknown'));
  document.querySelectorAll(EDITED_IN_PLACE).forEach(field => {
    field.inert = !(rights && rights.assign);
  });
  explain(rights && (rights.claim ? 'Press Claim to fill in this form.' : rights.reason));
}

function explain(reason) {
  const header = document.querySelector('.task-card > header');
  let line = document.querySelector('.vs-reason');
  if (!reason || !header) {
    if (line) {
      line.remove();
    }
    return;
  }
  if (!line) {
    line = document.createElement('p');
    line.className = 'vs-reason';
    line.setAttribute('role', 'status');
    header.after(line);
  }
  if (line.textContent !== reason) {
    line.textContent = reason;
  }
}

/** Start process is offered where there is a process this person starts by hand. */
async function lookForStarts() {
  const person = currentUser();
  if (person === starter) {
    return;
  }
  starter = person;
  set(document.body, 'may-start', 'no');
  if (person) {
    const answer = await fetch(address('/camunda/api/engine/engine/default/process-definition/count'
      + '?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true'));
    const startable = answer.ok && (await answer.json()).count > 0;
    set(document.body, 'may-start', startable ? 'yes' : 'no');
  }
}

function set(element, name, value) {
  if (element.getAttribute(`data-${name}`) !== value) {
    element.setAttribute(`data-${name}`, value);
  }
}
