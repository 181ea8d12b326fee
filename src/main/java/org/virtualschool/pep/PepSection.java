package org.virtualschool.pep;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One section of a PEP: its answers by field key, who wrote it last and when. */
@Entity
@Table(name = "pep_section")
class PepSection {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "pep_id")
    private Pep pep;
    @Enumerated(EnumType.STRING)
    private RecordSection name;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> answers;
    private String writtenBy;
    private Instant writtenAt;
    @Version
    private Long version;

    protected PepSection() {
    }

    PepSection(Pep pep, RecordSection name, Map<String, Object> answers, Signature by) {
        this.id = UUID.randomUUID();
        this.pep = pep;
        this.name = name;
        rewrite(answers, by);
    }

    void rewrite(Map<String, Object> newAnswers, Signature by) {
        answers = new LinkedHashMap<>(newAnswers);
        writtenBy = by.userId();
        writtenAt = by.at();
    }

    /** The same section as part of another PEP. */
    PepSection copyFor(Pep other) {
        PepSection copy = new PepSection();
        copy.id = UUID.randomUUID();
        copy.pep = other;
        copy.name = name;
        copy.answers = new LinkedHashMap<>(answers);
        copy.writtenBy = writtenBy;
        copy.writtenAt = writtenAt;
        return copy;
    }

    PepRecord.Section record() {
        return new PepRecord.Section(Map.copyOf(answers), writtenBy, writtenAt);
    }
}
