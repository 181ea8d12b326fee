/** What people and programs get from the engine's REST API: prefilled forms, and refusals in words. */
package org.virtualschool.workflow.rest;
