package org.virtualschool.security;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.audit.NotedRefusalException;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;

/** Finds children by the reference in an address, for those who may read them. */
@Component
public class ReadableChildren {

    private static final Pattern REFERENCE = Pattern.compile("VS-\\d{6}");

    private final Children children;
    private final AccessRule access;
    private final AuditTrail audit;

    ReadableChildren(Children children, AccessRule access, AuditTrail audit) {
        this.children = children;
        this.access = access;
        this.audit = audit;
    }

    /**
     * The child. An unknown reference and a child of somebody else's are refused in the same words: nobody learns which it was.
     *
     * @throws NotedRefusalException if the person logged in may not read such a child
     */
    public Child require(String reference) {
        boolean wellFormed = REFERENCE.matcher(reference).matches();
        Optional<Child> child = wellFormed ? children.byReference(reference) : Optional.empty();
        if (child.isEmpty()) {
            audit.refused("child.read", null, wellFormed ? reference : null);
            throw new NotedRefusalException("No such child for this person");
        }
        access.requireRead(child.get().id());
        return child.get();
    }
}
