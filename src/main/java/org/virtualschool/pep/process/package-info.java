/** The engine's side of a PEP review: forms, delegates, due dates and the hand-over of tasks. */
package org.virtualschool.pep.process;
