package org.virtualschool.funding.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.funding.ledger.Entry;
import org.virtualschool.security.KeptApart;

/** What the entries of the ledger are about: children by reference, and payment runs by number. Asks no access rule: callers do. */
@Service
@Transactional(readOnly = true)
public class EntryReferences {

    private static final String PROTECTED = "Protected";

    private final JdbcClient jdbc;

    EntryReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The child's reference for each request among the entries.
     *
     * @param keptApart the children who are not named to the reader: an amount of a fund is in a payment run, too, beside the school
     */
    public Map<UUID, String> children(Collection<Entry> entries, KeptApart keptApart) {
        Map<UUID, String> references = new HashMap<>();
        Set<UUID> requests = ids(entries.stream().map(Entry::requestId).toList());
        if (!requests.isEmpty()) {
            jdbc.sql("""
                            select r.id, c.id as child_id, c.reference, c.address_protected from casework.funding_request r
                            join casework.child c on c.id = r.child_id where r.id in (:requests)""")
                    .param("requests", requests).query(row -> {
                        boolean kept = keptApart.includes(row.getObject("child_id", UUID.class), row.getBoolean("address_protected"));
                        references.put(row.getObject("id", UUID.class), kept ? PROTECTED : row.getString("reference"));
                    });
        }
        return references;
    }

    /** The number of each payment run among the entries. */
    public Map<UUID, Long> runs(Collection<Entry> entries) {
        Map<UUID, Long> numbers = new HashMap<>();
        Set<UUID> runs = ids(entries.stream().map(Entry::paymentRunId).toList());
        if (!runs.isEmpty()) {
            jdbc.sql("select id, number from casework.payment_run where id in (:runs)").param("runs", runs)
                    .query(row -> {
                        numbers.put(row.getObject("id", UUID.class), row.getLong("number"));
                    });
        }
        return numbers;
    }

    private static Set<UUID> ids(Collection<UUID> all) {
        return all.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
