/* What Tasklist does differently here. Loaded by config.js before Tasklist starts. */
import { childTab } from './casework/child.js';
import { countCivilDays } from './casework/days.js';
import { keepDraftsOnTheServer } from './casework/drafts.js';
import { tellPlainly } from './casework/messages.js';
import { showOnlyWhatIsAllowed } from './casework/rights.js';
import { leaveByOurDoor } from './casework/signout.js';
import { wayHome } from './casework/home.js';

keepDraftsOnTheServer();
showOnlyWhatIsAllowed();
tellPlainly();
countCivilDays();
leaveByOurDoor();

export default [childTab, wayHome];
