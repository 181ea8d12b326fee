package org.virtualschool.register;

/** A place in a child's case team that one named person holds. */
public enum CareRole { SOCIAL_WORKER, ADVISER }
