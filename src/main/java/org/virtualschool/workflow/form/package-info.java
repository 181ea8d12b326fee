/** A form is a contract: what a deployed form asks, and whether answers keep to it. */
package org.virtualschool.workflow.form;
