/*
 * Tasklist's messages: each fault said once and as a sentence, and none left over from the last attempt. user-styles.css
 * puts them where they cover no button.
 */
const TRAIL = /^(?:(?:<|&lt;)\w+(?:>|&gt;) (?:<|&lt;)- )+/;
const COMPLETE = '[cam-tasklist-form] .form-actions .btn-primary';

export function tellPlainly() {
  window.angular.module('cam.tasklist.custom').run(['Notifications', '$rootScope', '$location', (notifications, scope, location) => {
    const { add } = notifications;
    notifications.add = message => add.call(notifications, inPlainWords(message));

    document.addEventListener('click', event => {
      if (event.target.closest(COMPLETE)) {
        clear(notifications, scope);
      }
    }, true);

    let task = location.search().task;
    scope.$on('$locationChangeSuccess', () => {
      const next = location.search().task;
      if (next && next !== task) {
        clear(notifications, scope);
      }
      task = next;
    });
  }]);
}

/** Leaves out which part of Tasklist asked which other, and what is said twice. */
function inPlainWords(message) {
  message.status = String(message.status || '').replace(TRAIL, '');
  message.message = String(message.message || '').replace(TRAIL, '');
  if (message.message === message.status) {
    message.message = '';
  }
  return message;
}

function clear(notifications, scope) {
  notifications.clearAll();
  scope.$applyAsync();
}
