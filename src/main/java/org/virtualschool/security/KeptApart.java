package org.virtualschool.security;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The children whom a reader of a list for the whole authority must not find in it beside a school or an amount. They are left out, or put
 * together to one sum without a school.
 *
 * @param allProtected whether every child whose address is protected is one of them
 * @param excluded     the children from whom the reader is excluded by name; for most people none
 */
public record KeptApart(boolean allProtected, Set<UUID> excluded) {

    /** Nobody is. */
    public static final KeptApart NOBODY = new KeptApart(false, Set.of());

    /** Whether the child is one of them. */
    public boolean includes(UUID childId, boolean addressProtected) {
        return allProtected && addressProtected || excluded.contains(childId);
    }

    /** A condition on {@code casework.child c} that holds for them, in brackets where it needs them; see {@link #parameters}. */
    public String sql() {
        if (excluded.isEmpty()) {
            return allProtected ? "c.address_protected" : "false";
        }
        return allProtected ? "(c.address_protected or c.id in (:keptApart))" : "c.id in (:keptApart)";
    }

    /** The named parameters of {@link #sql}. */
    public Map<String, Object> parameters() {
        return excluded.isEmpty() ? Map.of() : Map.of("keptApart", excluded);
    }

    /** Who they are, in words that can end a sentence. */
    public String inWords() {
        return "children whose address is protected" + (excluded.isEmpty() ? "" : " or from whom you are kept away");
    }
}
