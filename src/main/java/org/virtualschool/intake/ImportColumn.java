package org.virtualschool.intake;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column that an import reads.
 *
 * @param name        heading in the file; letter case and outer spaces do not count
 * @param alternative a second heading that serves as well; null if there is none
 * @param required    whether the file is refused without the column; single cells may still be empty
 * @param help        what to put there, in plain English
 */
public record ImportColumn(String name, String alternative, boolean required, String help) {

    /** A column that the file must have. */
    public static ImportColumn required(String name, String help) {
        return new ImportColumn(name, null, true, help);
    }

    /** A column that the file may have. */
    public static ImportColumn optional(String name, String help) {
        return new ImportColumn(name, null, false, help);
    }

    /** The same column, also found under another heading; the first one wins if the file has both. */
    public ImportColumn or(String otherHeading) {
        return new ImportColumn(name, otherHeading, required, help);
    }

    List<String> headings() {
        return Stream.of(name, alternative).filter(heading -> heading != null).toList();
    }
}
