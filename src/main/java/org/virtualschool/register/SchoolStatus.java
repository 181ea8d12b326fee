package org.virtualschool.register;

/** Whether a school is open, by the codes of GIAS. */
public enum SchoolStatus { OPEN, CLOSING, CLOSED, PROPOSED }
