/* A link from Tasklist to our own pages. */
import { address } from './tasklist.js';

export const wayHome = {
  id: 'way-home',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render(place) {
    const link = document.createElement('a');
    link.href = address('/');
    link.textContent = 'Home';
    place.append(link);
  }
};
