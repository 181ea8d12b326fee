package org.virtualschool.childrecord;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import org.virtualschool.pep.PepStatus;

/**
 * What somebody searches for. A child fits if every word is found in its names, numbers or school.
 *
 * @param text  what was typed; empty for everything
 * @param stage {@link #NO_OPEN_PEP}, the name of an open {@link PepStatus}, or empty for all
 * @param mine  only children the searcher is the adviser of
 */
record SearchTerms(String text, String stage, boolean mine) {

    /** Stage of a child for whom no PEP is being worked on. */
    static final String NO_OPEN_PEP = "NONE";

    private static final int LONGEST = 100;

    /** A stage to choose. */
    record Stage(String code, String words) {
    }

    /** Takes what came from the address line: blanks tidied, too long texts cut, unknown stages left out. */
    static SearchTerms of(String text, String stage, boolean mine) {
        String tidy = Optional.ofNullable(text).orElse("").replace('\u0000', ' ').strip().replaceAll("\\s+", " ");
        boolean known = stages().stream().anyMatch(each -> each.code().equals(stage));
        return new SearchTerms(tidy.length() > LONGEST ? tidy.substring(0, LONGEST) : tidy, known ? stage : "", mine);
    }

    /** Every stage to choose from, in the order in which a PEP passes them. */
    static List<Stage> stages() {
        List<Stage> open = Arrays.stream(PepStatus.values()).filter(PepStatus::open)
                .map(status -> new Stage(status.name(), status.inWords())).toList();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(new Stage(NO_OPEN_PEP, "No open PEP")), open.stream()).toList();
    }

    /** Whether anything is left out of the list. */
    public boolean narrowed() {
        return !text.isEmpty() || !stage.isEmpty() || mine;
    }

    /** Address of the list with this search kept, ready for {@code page=…} to be added. */
    public String path() {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/children");
        if (!text.isEmpty()) {
            path.queryParam("q", "{q}");
        }
        if (!stage.isEmpty()) {
            path.queryParam("stage", stage);
        }
        if (mine) {
            path.queryParam("mine", "yes");
        }
        String address = text.isEmpty() ? path.toUriString() : path.encode().buildAndExpand(text).toUriString();
        return address + (narrowed() ? "&" : "?");
    }
}
