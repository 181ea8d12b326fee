package org.virtualschool.people;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StaffRepository extends JpaRepository<Staff, String> {

    @Query("select s from Staff s where lower(s.userId) = lower(:userId)")
    Optional<Staff> findInAnyLetterCase(String userId);

    List<Staff> findByEmailIgnoreCaseAndUserIdNot(String email, String userId);

    List<Staff> findByPersonId(UUID personId);

    @Query("select userId from Staff where leftOn <= :day order by userId")
    List<String> leftBy(LocalDate day);

    /** Waits for whoever else is changing the person. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Staff s where s.userId = :userId")
    Optional<Staff> lock(String userId);

    @Query("select s from Staff s join s.schools school where school = :schoolKey order by s.name")
    List<Staff> findAtSchool(Long schoolKey);
}
