package org.virtualschool.funding.web;

/**
 * What is wrong with a form.
 *
 * @param field   id of the field; empty for the form as a whole
 * @param message a sentence
 */
record Fault(String field, String message) {
}
