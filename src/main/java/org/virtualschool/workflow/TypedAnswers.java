package org.virtualschool.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody typed and chose on a page, as the browser sent it.
 *
 * @param asked keys of the fields the page showed: one of these without a value was left empty or emptied
 * @param texts values by field key; dates as {@code yyyy-MM-dd}
 */
public record TypedAnswers(Set<String> asked, Map<String, List<String>> texts) {

    /** Nothing has been typed yet. */
    public static final TypedAnswers NONE = new TypedAnswers(Set.of(), Map.of());

    /** Whether the page said anything about the field. */
    public boolean mention(String key) {
        return asked.contains(key) || texts.containsKey(key);
    }

    /** The values of the field; empty if it has none. */
    public List<String> of(String key) {
        return texts.getOrDefault(key, List.of());
    }
}
