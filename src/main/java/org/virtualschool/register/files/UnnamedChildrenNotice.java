package org.virtualschool.register.files;

import java.util.List;
import org.springframework.stereotype.Component;
import org.virtualschool.intake.ImportNotice;
import org.virtualschool.register.Children;

/** Children whom the return names by number only: they cannot enter a PEP until the children file names them. */
@Component
class UnnamedChildrenNotice implements ImportNotice {

    private final Children children;

    UnnamedChildrenNotice(Children children) {
        this.children = children;
    }

    @Override
    public String key() {
        return "unnamed-children";
    }

    @Override
    public String heading() {
        return "Children known only by number";
    }

    @Override
    public String explanation() {
        return "No PEP can be started for these children until the children file gives their names.";
    }

    @Override
    public List<String> columns() {
        return List.of("Reference", "Number in social care");
    }

    @Override
    public long count() {
        return children.countUnnamed();
    }

    @Override
    public List<List<String>> rows(int page, int size) {
        return children.unnamed(page, size).stream().map(child -> List.of(child.reference(), child.socialCareId())).toList();
    }
}
