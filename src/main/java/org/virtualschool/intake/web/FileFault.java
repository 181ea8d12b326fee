package org.virtualschool.intake.web;

/**
 * Why a file was not taken, for the error summary.
 *
 * @param field   id of the file field
 * @param message what is wrong and how to put it right
 */
record FileFault(String field, String message) {
}
