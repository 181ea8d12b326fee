package org.virtualschool.security.seed;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.security.TaskFilter;

/** Stores the filters of Tasklist. They are made at every start exactly what the code says; others are removed. */
@Component
class FilterSeed {

    private static final String KEY = "seededAs";
    private static final List<Map<String, String>> ON_THE_CARD = List.of(Map.of("name", "caseLabel", "label", "Child"));

    private final FilterService filters;
    private final TaskService tasks;
    private final ObjectProvider<TaskFilter> wanted;

    FilterSeed(FilterService filters, TaskService tasks, ObjectProvider<TaskFilter> wanted) {
        this.filters = filters;
        this.tasks = tasks;
        this.wanted = wanted;
    }

    /** Stores the filters. @return the grants by which the roles find them */
    List<Grant> store() {
        Map<Object, Filter> stored = new HashMap<>();
        for (Filter filter : filters.createFilterQuery().unlimitedList()) {
            if (stored.putIfAbsent(filter.getProperties().get(KEY), filter) != null) {
                filters.deleteFilter(filter.getId());
            }
        }
        List<Grant> grants = new ArrayList<>();
        wanted.orderedStream().forEach(filter -> {
            Filter before = stored.remove(filter.key());
            String id = save(filter, before == null ? filters.newTaskFilter() : before).getId();
            filter.roles().forEach(role -> grants.add(Grant.of(role, FILTER, id, READ)));
        });
        stored.values().forEach(old -> filters.deleteFilter(old.getId()));
        return grants;
    }

    private Filter save(TaskFilter wantedFilter, Filter filter) {
        filter.setName(wantedFilter.name());
        filter.setQuery(wantedFilter.tasks().apply(tasks.createTaskQuery()).orderByDueDate().asc());
        filter.setProperties(Map.of(KEY, wantedFilter.key(), "description", wantedFilter.description(),
                "priority", wantedFilter.position(), "color", "#1d70b8", "showUndefinedVariable", false, "refresh", true,
                "variables", ON_THE_CARD));
        return filters.saveFilter(filter);
    }
}
