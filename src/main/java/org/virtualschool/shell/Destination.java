package org.virtualschool.shell;

/**
 * A place in the product a person may go to.
 *
 * @param path    address within the application
 * @param text    what the link says
 * @param purpose one sentence for the home page: what the person does there
 */
public record Destination(String path, String text, String purpose) {

    /** Whether a page at {@code requestPath} belongs to this place. */
    public boolean holds(String requestPath) {
        return requestPath.equals(path) || !"/".equals(path) && requestPath.startsWith(path + "/");
    }
}
