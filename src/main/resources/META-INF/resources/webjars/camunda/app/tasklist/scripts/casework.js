/* What Tasklist does differently here. Loaded by config.js before Tasklist starts. */
import { keepDraftsOnTheServer } from './casework/drafts.js';
import { tellPlainly } from './casework/messages.js';
import { showOnlyWhatIsAllowed } from './casework/rights.js';
import { wayHome } from './casework/home.js';

keepDraftsOnTheServer();
showOnlyWhatIsAllowed();
tellPlainly();

export default [wayHome];
