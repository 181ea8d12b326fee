/*
 * Tasklist keeps half-filled forms in the browser's local storage, where the next person at the same computer finds
 * them. Here they go to the server. What cannot be sent, because the session has ended, is held in this page only and
 * sent when the same person has logged in again.
 */
import { currentUser, putDraft, rightsOf, tell, warn } from './tasklist.js';

const FORM = 'camunda-form:';
const TRY_AGAIN_AFTER = 15000;
const LOGIN_NEEDED = [0, 401];

/** By task: who fills it in. Known when the form opens; when the session has ended it is too late to ask. */
const writers = new Map();
/** By task: {writer, draft} not yet taken by the server. */
const unsent = new Map();
/** The form somebody has last done something in: what is only looked at needs no draft. */
let worked = null;

export function keepDraftsOnTheServer() {
  const { getItem, setItem, removeItem } = Storage.prototype;

  Object.keys(localStorage).filter(key => key.startsWith(FORM)).forEach(key => removeItem.call(localStorage, key));

  Storage.prototype.getItem = function (key) {
    return isDraft(this, key) ? heldFor(taskOf(key)) : getItem.call(this, key);
  };
  Storage.prototype.setItem = function (key, value) {
    if (isDraft(this, key)) {
      hold(taskOf(key), value);
    } else {
      setItem.call(this, key, value);
    }
  };
  Storage.prototype.removeItem = function (key) {
    if (isDraft(this, key)) {
      unsent.delete(taskOf(key));
    } else {
      removeItem.call(this, key);
    }
  };
  setInterval(sendAll, TRY_AGAIN_AFTER);
  ['input', 'keydown', 'pointerdown'].forEach(type => document.addEventListener(type, noteWork, true));
  document.addEventListener('click', saveBeforeLeaving, true);
}

/** The form's own widgets send such events too while it is drawn; only what a person does counts. */
function noteWork(event) {
  if (event.isTrusted && event.key !== 'Tab') {
    worked = event.target.closest?.('.task-card .fjs-form') || worked;
  }
}

/** Tasklist throws a form away when another tab of the task is opened, be it only to look something up. */
function saveBeforeLeaving(event) {
  if (event.target.closest?.('.task-card .nav-tabs a') && worked?.isConnected) {
    const save = document.querySelector('.task-card .form-actions .btn-default');
    if (save && !save.disabled) {
      save.click();
    }
  }
}

function isDraft(storage, key) {
  return storage === window.localStorage && String(key).startsWith(FORM);
}

function taskOf(key) {
  return String(key).slice(FORM.length);
}

/** Asked when a form opens. The server has merged what it keeps into the form's values already. */
function heldFor(taskId) {
  const person = currentUser();
  writers.set(taskId, person);
  for (const [task, held] of unsent) {
    if (held.writer !== person) {
      unsent.delete(task);
    }
  }
  return unsent.has(taskId) ? unsent.get(taskId).draft : null;
}

function hold(taskId, draft) {
  const writer = currentUser() || writers.get(taskId);
  if (taskId !== 'undefined' && writer) {
    unsent.set(taskId, { writer, draft });
    send(taskId, true);
  }
}

function sendAll() {
  for (const [taskId, held] of unsent) {
    if (held.writer === currentUser()) {
      send(taskId, false);
    }
  }
}

async function send(taskId, aloud) {
  const held = unsent.get(taskId);
  const { status, token } = await rightsOf(taskId);
  const taken = status === 200 ? await putDraft(taskId, held.draft, token) : status;
  if (LOGIN_NEEDED.includes(taken)) {
    return;
  }
  if (unsent.get(taskId) === held) {
    unsent.delete(taskId);
  }
  if (taken !== 204) {
    warn('Not kept', 'What you have typed could not be kept. Copy it before you leave this task.');
  } else if (aloud) {
    tell('Kept', 'You can go on with this form later, on any computer.');
  }
}
