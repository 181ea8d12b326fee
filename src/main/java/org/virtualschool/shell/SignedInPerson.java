package org.virtualschool.shell;

import java.util.List;

/**
 * Who is signed in, as the header shows it.
 *
 * @param name         the person's name; the user id where no name is known
 * @param roles        roles in words, in a fixed order; may be empty
 * @param destinations where the person may go, in the order of the navigation, home first
 */
public record SignedInPerson(String name, List<String> roles, List<Destination> destinations) {

    /** Whether there is anywhere to go for this person's roles, besides where everybody may go. */
    public boolean hasWork() {
        return destinations.stream().anyMatch(place -> !Destinations.isForEverybody(place));
    }

    /** Whether they work in Camunda's Tasklist besides our own pages. */
    public boolean hasTasklist() {
        return destinations.stream().anyMatch(place -> place.path().equals(Destinations.TASKLIST));
    }

    /** Roles in words in one line, for the header. */
    public String rolesInWords() {
        return String.join(", ", roles);
    }
}
