/** Every task on a page of ours: the list of a person's tasks, and each task's form without Tasklist and without JavaScript. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.worklist;
