package org.virtualschool.childrecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.virtualschool.calendar.Words;
import org.virtualschool.pep.PepStatus;
import org.virtualschool.register.CareStatus;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.Viewer;
import org.virtualschool.shell.PageOfList;

/** Finds children among those the viewer may see. One query a page, whatever is on it. */
@Repository
class ChildSearch {

    /** Children on a page. */
    static final int PAGE = 25;

    private static final String NO_SCHOOL = "No school";
    private static final String PROTECTED = "Protected";

    /**
     * Numbers of social care are matched only for those who are shown them; a protected child is never found by school.
     * Letters are compared by Unicode's rules, whatever locale the database was made with: under "C" PostgreSQL knows
     * the small letters of A to Z only.
     */
    private static final String QUERY = """
            select c.reference, c.forename, c.surname, c.preferred_name, c.year_group, c.care_status, c.address_protected,
                   s.name as school, p.status as stage,
                   (select max(signed.signed_off_at) from casework.pep signed
                     where signed.child_id = c.id and signed.status = 'SIGNED_OFF') as last_signed_at,
                   count(*) over () as total
              from casework.child c
              left join casework.school_place sp on sp.child_id = c.id and sp.ended_on is null
              left join casework.school s on s.school_key = sp.school_key
              left join casework.pep p on p.child_id = c.id and p.status not in ('SIGNED_OFF', 'CANCELLED')
             where %s
               and not exists (
                   select 1 from unnest(string_to_array(lower(:words collate "und-x-icu"), ' ')) word
                    where strpos(lower(concat_ws(' ', c.forename, c.surname, c.preferred_name, c.reference, c.upn,
                                 case when :bySocialCareId then c.social_care_id end,
                                 case when not c.address_protected then s.name end) collate "und-x-icu"), word) = 0)
               and (:stage = '' or p.status = :stage or :stage = 'NONE' and p.id is null)
               and (not :mine or c.adviser = :me)
             order by c.surname is null, lower(c.surname collate "und-x-icu"),
                   lower(coalesce(c.preferred_name, c.forename) collate "und-x-icu"), c.reference
             limit :size offset :offset
            """;

    private final JdbcClient jdbc;
    private final AccessRule access;

    ChildSearch(JdbcClient jdbc, AccessRule access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * A page of the children that fit, by surname.
     *
     * @param wanted number of the page from 1; the first page is given where there is no such page
     */
    PageOfList<ChildRow> find(SearchTerms terms, Viewer viewer, int wanted) {
        PageOfList<ChildRow> page = page(terms, viewer, Math.max(1, wanted));
        return page.rows().isEmpty() && wanted > 1 ? page(terms, viewer, 1) : page;
    }

    /** Whether the viewer finds children by their number of social care. */
    static boolean matchesSocialCareNumbersFor(Viewer viewer) {
        return NeedToKnow.of(viewer.roles(), false).care();
    }

    private PageOfList<ChildRow> page(SearchTerms terms, Viewer viewer, int number) {
        List<ChildRow> rows = new ArrayList<>();
        long[] total = {0};
        AccessRule.Condition readable = access.readableBy(viewer);
        jdbc.sql(QUERY.formatted(readable.sql()))
                .params(readable.parameters())
                .param("words", terms.text())
                .param("bySocialCareId", matchesSocialCareNumbersFor(viewer))
                .param("stage", terms.stage())
                .param("mine", terms.mine())
                .param("me", viewer.userId())
                .param("size", PAGE)
                .param("offset", (number - 1L) * PAGE)
                .query(row -> {
                    total[0] = row.getLong("total");
                    rows.add(row(row));
                });
        return new PageOfList<>(rows, number, PAGE, total[0]);
    }

    private static ChildRow row(ResultSet row) throws SQLException {
        return new ChildRow(row.getString("reference"), name(row), InWords.shortYearGroup(row.getString("year_group")), school(row),
                CareStatus.valueOf(row.getString("care_status")).inWords(), pep(row));
    }

    /** The surname first, as the list is ordered. */
    static String name(ResultSet row) throws SQLException {
        String forename = row.getString("preferred_name") == null ? row.getString("forename") : row.getString("preferred_name");
        String surname = row.getString("surname");
        return forename == null || surname == null ? "Name not known" : surname + ", " + forename;
    }

    /** Lists never say where a protected child goes to school. */
    static String school(ResultSet row) throws SQLException {
        if (row.getBoolean("address_protected")) {
            return PROTECTED;
        }
        String school = row.getString("school");
        return school == null ? NO_SCHOOL : school;
    }

    private static String pep(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        if (stage != null) {
            return PepStatus.valueOf(stage).inWords();
        }
        OffsetDateTime signed = row.getObject("last_signed_at", OffsetDateTime.class);
        Instant moment = signed == null ? null : signed.toInstant();
        return moment == null ? "No PEP yet" : "Last signed off " + Words.day(moment);
    }
}
