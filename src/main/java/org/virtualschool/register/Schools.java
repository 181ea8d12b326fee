package org.virtualschool.register;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The schools, colleges and early years settings on record. */
@Service
@Transactional
public class Schools {

    private final SchoolRepository schools;

    Schools(SchoolRepository schools) {
        this.schools = schools;
    }

    /** The school of this key; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<School> find(Long key) {
        return schools.findById(key);
    }

    /** The school's full name; null if there is no such school, or the key is null. */
    @Transactional(readOnly = true)
    public String nameOf(Long key) {
        return key == null ? null : find(key).map(School::name).orElse(null);
    }

    /** The school of this URN; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<School> byUrn(String urn) {
        return schools.findByDetailsUrn(urn);
    }

    /** The schools of these URNs, by URN. */
    @Transactional(readOnly = true)
    public Map<String, School> byUrns(Collection<String> urns) {
        return schools.findByDetailsUrnIn(urns).stream().collect(Collectors.toMap(School::urn, Function.identity()));
    }

    /** The early years setting without URN of this name and postcode, in any letter case; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<School> setting(String name, String postcode) {
        return schools.findSetting(name, postcode == null ? "" : postcode);
    }

    /** How many settings have no URN. */
    @Transactional(readOnly = true)
    public long countSettings() {
        return schools.countByDetailsUrnIsNull();
    }

    /**
     * Settings without URN, by name.
     *
     * @param page from 0
     * @param size settings on a full page
     */
    @Transactional(readOnly = true)
    public List<School> settings(int page, int size) {
        return schools.findSettings(PageRequest.of(page, size));
    }

    /** Puts a school on record. */
    public School add(SchoolDetails details) {
        return schools.save(new School(details));
    }

    /** Takes new details of a school over; false if they are on record already. */
    public boolean update(Long key, SchoolDetails details) {
        return schools.findById(key).orElseThrow().update(details);
    }
}
