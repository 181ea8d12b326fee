package org.virtualschool.register;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SchoolRepository extends JpaRepository<School, Long> {

    Optional<School> findByDetailsUrn(String urn);

    List<School> findByDetailsUrnIn(Collection<String> urns);

    @Query("select s from School s where s.details.urn is null order by lower(s.details.name), s.schoolKey")
    List<School> findSettings(Pageable page);

    long countByDetailsUrnIsNull();

    @Query("select s from School s where s.details.urn is null and lower(s.details.name) = lower(:name)"
            + " and lower(coalesce(s.details.postcode, '')) = lower(:postcode)")
    Optional<School> findSetting(String name, String postcode);
}
