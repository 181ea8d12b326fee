/** Answers typed into a form and not yet submitted. */
package org.virtualschool.workflow.draft;
