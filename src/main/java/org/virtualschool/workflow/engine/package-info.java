/** How the engine is set up: history, identifiers, passwords, clock, deployments, and the commands people's calls go through. */
package org.virtualschool.workflow.engine;
