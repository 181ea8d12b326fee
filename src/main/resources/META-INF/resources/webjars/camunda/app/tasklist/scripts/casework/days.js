/*
 * Days as people count them and as our own pages do: by the calendar in London. Tasklist counts hours and rounds, so that
 * what is due on Friday night was due "in 6 days" on Sunday morning.
 */
const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const DAY = 86400000;
/** From here on Tasklist speaks of months. */
const MANY_DAYS = 26;

export function countCivilDays() {
  window.angular.module('cam.tasklist.custom').run(['moment', moment => {
    const { from } = moment.fn;
    moment.fn.from = function (time, withoutSuffix) {
      const days = Math.round((midnight(this) - midnight(moment(time))) / DAY);
      if (withoutSuffix || days === 0 || Math.abs(days) >= MANY_DAYS) {
        return from.call(this, time, withoutSuffix);
      }
      const words = this.localeData();
      const count = Math.abs(days);
      return words.pastFuture(days, words.relativeTime(count, false, count === 1 ? 'd' : 'dd', days > 0));
    };
  }]);
}

function midnight(moment) {
  return Date.parse(LONDON.format(moment.toDate()));
}
