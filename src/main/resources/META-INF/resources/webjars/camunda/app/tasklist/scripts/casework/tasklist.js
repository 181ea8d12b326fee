/* What the other scripts need to know of Tasklist and of our own API. */

const CSRF_HEADER = 'X-CSRF-TOKEN';

/** The application's address: Tasklist lives below it. */
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

/** A service of Tasklist by name; undefined until it has started. */
export function service(name) {
  const injector = window.angular.element(document.body).injector();
  return injector && injector.get(name);
}

/** User id of who is logged in; null if nobody is. */
export function currentUser() {
  const scope = service('$rootScope');
  return scope && scope.authentication ? scope.authentication.name : null;
}

/** Id of the task that is open; null if none is. */
export function currentTask() {
  const location = service('$location');
  return (location && location.search().task) || null;
}

export function address(path) {
  return root + path;
}

/** Tells something in the way Tasklist does. */
export function tell(status, message) {
  service('Notifications').addMessage({ status, message, duration: 4000 });
  service('$rootScope').$applyAsync();
}

export function warn(status, message) {
  service('Notifications').addError({ status, message, exclusive: true });
  service('$rootScope').$applyAsync();
}

/**
 * What the person may do with a task, and the token that allows to change something.
 * {status, rights, token}; status 0 if the server cannot be reached.
 */
export async function rightsOf(taskId) {
  try {
    const answer = await fetch(address(`/api/tasks/${encodeURIComponent(taskId)}/rights`), { cache: 'no-store' });
    return {
      status: answer.status,
      rights: answer.ok ? await answer.json() : null,
      token: answer.headers.get(CSRF_HEADER)
    };
  } catch (unreachable) {
    return { status: 0, rights: null, token: null };
  }
}

/**
 * The child a task is about. {status, child, reason}: child if the status is 200, reason if the server gave one in words;
 * status 0 if the server cannot be reached.
 *
 * @param left a signal that nobody waits for the answer any more
 */
export async function childOf(taskId, left) {
  try {
    const answer = await fetch(address(`/api/tasks/${encodeURIComponent(taskId)}/child`),
      { cache: 'no-store', headers: { Accept: 'application/json' }, signal: left });
    const body = await answer.json().catch(() => ({}));
    return { status: answer.status, child: answer.ok ? body : null, reason: body.detail };
  } catch (unreachable) {
    return { status: 0, child: null };
  }
}

/** Keeps a draft; gives the status of the answer, 0 if the server cannot be reached. */
export async function putDraft(taskId, draft, token) {
  try {
    const answer = await fetch(address(`/api/tasks/${encodeURIComponent(taskId)}/draft`), {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', [CSRF_HEADER]: token || '' },
      body: draft
    });
    return answer.status;
  } catch (unreachable) {
    return 0;
  }
}
