package org.virtualschool.funding.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Adds entries up again, another way than the database does, and compares: balances follow from entries, and none is below nothing. */
final class Recount {

    private Recount() {
    }

    static void assertAddsUp(Ledger ledger, Collection<UUID> funds, Collection<UUID> requests) {
        List<Entry> all = funds.stream().flatMap(fund -> ledger.entries(fund, 0, Integer.MAX_VALUE).stream()).toList();
        for (UUID fund : funds) {
            List<Entry> its = all.stream().filter(entry -> entry.fundId().equals(fund)).toList();
            long allocated = sum(its, EntryKind.ALLOCATE);
            long committed = sum(its, EntryKind.COMMIT) - sum(its, EntryKind.RELEASE) - sum(its, EntryKind.PAY);
            long paid = sum(its, EntryKind.PAY) - sum(its, EntryKind.REFUND);
            long returned = sum(its, EntryKind.RETURN);
            Balance balance = ledger.find(fund).orElseThrow().balance();
            assertThat(balance).isEqualTo(new Balance(allocated, allocated - committed - paid - returned, committed, paid, returned));
            assertThat(List.of(balance.allocated(), balance.available(), balance.committed(), balance.paid(), balance.returned()))
                    .as("%s", balance).allMatch(pence -> pence >= 0);
        }
        for (UUID request : requests) {
            List<Entry> its = all.stream().filter(entry -> request.equals(entry.requestId())).toList();
            assertThat(ledger.of(request)).isEqualTo(new Position(
                    sum(its, EntryKind.COMMIT) - sum(its, EntryKind.RELEASE) - sum(its, EntryKind.PAY),
                    sum(its, EntryKind.PAY) - sum(its, EntryKind.REFUND), sum(its, EntryKind.REFUND)));
        }
    }

    private static long sum(List<Entry> entries, EntryKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).mapToLong(Entry::pence).sum();
    }
}
