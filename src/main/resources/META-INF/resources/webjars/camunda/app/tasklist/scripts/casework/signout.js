/* Who signs out comes to our own login page, not to Tasklist's, which knows nothing of the rest. */
import { address } from './tasklist.js';

export function leaveByOurDoor() {
  window.angular.module('cam.tasklist.custom').run(['$rootScope', scope => {
    scope.$on('authentication.logout.success', event => {
      event.preventDefault();
      window.location.assign(address('/login?logout'));
    });
  }]);
}
