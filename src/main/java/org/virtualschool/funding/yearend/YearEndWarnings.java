package org.virtualschool.funding.yearend;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.Balance;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.notification.Notice;
import org.virtualschool.notification.Notifications;
import org.virtualschool.people.Role;
import org.virtualschool.people.UserAccounts;

/** Tells finance and the head of the virtual school what is not spent, fund by fund, while there is time. */
@Service
@Transactional
public class YearEndWarnings {

    private static final int LONGEST_NAME = 60;

    private final YearEndRows rows;
    private final Ledger ledger;
    private final ReturnRules rules;
    private final Notifications notifications;
    private final UserAccounts accounts;
    private final CivilTime time;

    YearEndWarnings(YearEndRows rows, Ledger ledger, ReturnRules rules, Notifications notifications, UserAccounts accounts, CivilTime time) {
        this.rows = rows;
        this.ledger = ledger;
        this.rules = rules;
        this.notifications = notifications;
        this.accounts = accounts;
        this.time = time;
    }

    /** Warns of every fund that has something left to pay or to promise; of none when the year is over. Once a fund and day. */
    public void warn(UUID yearEndId) {
        YearEnd yearEnd = rows.held(yearEndId);
        if (time.today().isAfter(yearEnd.year().lastDay())) {
            return;
        }
        Set<String> people = new TreeSet<>(accounts.membersOf(Role.FINANCE_OFFICER));
        people.addAll(accounts.membersOf(Role.VIRTUAL_SCHOOL_HEAD));
        for (Fund fund : ledger.funds(yearEnd.year())) {
            Balance balance = fund.balance();
            if (balance.available() + balance.committed() > 0 && rows.addWarning(yearEndId, fund.id(), time.today(), balance)) {
                notifications.tell(people, new Notice("funding.yearEnd.warning", words(fund), null,
                        "/funding/year-end?year=" + yearEnd.year().code(), Notice.Urgency.DAILY));
            }
        }
    }

    /** What was told so far, the latest first. */
    @Transactional(readOnly = true)
    public List<Warning> of(UUID yearEndId) {
        return rows.warnings(yearEndId);
    }

    private String words(Fund fund) {
        Balance balance = fund.balance();
        return "%s %s, %s: %s passed to schools, %s committed, %s still held. The year ends on %s%s.".formatted(fund.grant().inWords(),
                fund.year().code(), name(fund), Words.pounds(balance.paid()), Words.pounds(balance.committed()),
                Words.pounds(balance.available()), Words.day(fund.year().lastDay()),
                rules.of(fund.year()).get(fund.grant()).goesBack() ? "; what is left may have to go back" : "");
    }

    private static String name(Fund fund) {
        String name = fund.kind() == FundKind.POOLED ? fund.name() : fund.kind().inWords();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }
}
