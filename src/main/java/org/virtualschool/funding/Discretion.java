package org.virtualschool.funding;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.register.Children;
import org.virtualschool.security.CurrentViewer;

/** What is kept from people who decide about money although they may see the child: where a protected child goes to school. */
@Component
public class Discretion {

    private final Children children;
    private final CurrentViewer viewer;

    Discretion(Children children, CurrentViewer viewer) {
        this.children = children;
        this.viewer = viewer;
    }

    /** Whether the person logged in may know the school of the child, and so read what was written, which may name it. */
    public boolean mayKnowSchoolOf(UUID childId) {
        return RoleTrait.NEEDS_SCHOOL_OF_PROTECTED.isOfAny(viewer.get().roles()) || !children.get(childId).isAddressProtected();
    }
}
