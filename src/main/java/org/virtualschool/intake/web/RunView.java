package org.virtualschool.intake.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.virtualschool.intake.ImportRun;

/**
 * A run of an import as its page shows it.
 *
 * @param state     finished, refused, cut short or not finished, as a sentence
 * @param started   day and time in Europe/London
 * @param fileName  as sent; "sent by the API" where there is none
 * @param succeeded whether the file was taken to its end
 */
record RunView(UUID id, String name, String state, String started, String startedBy, String fileName, boolean succeeded,
        int read, int created, int updated, int unchanged, int warned, int rejected, String rejectsLink) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    static RunView of(ImportRun run) {
        return new RunView(run.id(), run.name(), state(run), moment(run.startedAt()), run.startedBy(),
                run.fileName() == null ? "Sent by the API" : run.fileName(), run.succeeded(), run.read(), run.created(),
                run.updated(), run.unchanged(), run.warned(), run.rejected(), RejectsFile.linkOf(run.id()));
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    private static String state(ImportRun run) {
        if (run.failure() != null) {
            return run.failure();
        }
        return run.finishedAt() == null
                ? "Still running, or stopped before its end. If it does not finish, send the file again: what is in already is left as it is."
                : "The file was read to its end.";
    }

    /** The figures in one line. */
    public String figures() {
        return "%,d read: %,d created, %,d updated, %,d unchanged, %,d with a warning, %,d rejected"
                .formatted(read, created, updated, unchanged, warned, rejected);
    }

    /** Whether anything was refused or warned of. */
    public boolean hasNotes() {
        return warned + rejected > 0;
    }
}
