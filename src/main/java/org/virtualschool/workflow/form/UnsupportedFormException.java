package org.virtualschool.workflow.form;

/** A form asks for something the server could not check, so it must not be worked with. */
public class UnsupportedFormException extends RuntimeException {

    UnsupportedFormException(String message) {
        super(message);
    }
}
