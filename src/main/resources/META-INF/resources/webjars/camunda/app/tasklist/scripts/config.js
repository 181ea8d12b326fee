import { haveTextsAtHand } from './casework/texts.js';

// Tasklist waits for this file before it starts.
await haveTextsAtHand();

export default {
  app: {
    vendor: 'Virtual School',
    name: 'Casework'
  },
  dateFormat: {
    short: 'D MMM YYYY',
    normal: 'D MMMM YYYY, HH:mm',
    long: 'dddd D MMMM YYYY, HH:mm'
  },
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  },
  customScripts: ['scripts/casework'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'claims the task that is open'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'goes to the first filter'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'goes to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'goes to the first field of the form'
    }
  }
};
