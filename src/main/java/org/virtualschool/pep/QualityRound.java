package org.virtualschool.pep;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One round of quality assurance: the judgement, the rating, and what followed from it. */
@Entity
@Table(name = "pep_quality_round")
class QualityRound {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "pep_id")
    private Pep pep;
    private int round;
    private String ratedBy;
    private Instant ratedAt;
    @Enumerated(EnumType.STRING)
    private Rating rating;
    private String feedback;
    private boolean voiceRecorded;
    private boolean smartTargetsSet;
    private boolean nextReviewDated;
    private String changesBySchool;
    private String changesByCare;
    @Enumerated(EnumType.STRING)
    private SecondRedDecision decision;
    private String decisionReason;
    private String decidedBy;
    private Instant decidedAt;
    private String returnReason;
    private String returnedBy;
    private Instant returnedAt;

    @ElementCollection
    @CollectionTable(name = "pep_quality_score", joinColumns = @JoinColumn(name = "round_id"))
    @MapKeyColumn(name = "section")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<QualitySection, SectionScore> scores = new EnumMap<>(QualitySection.class);

    protected QualityRound() {
    }

    QualityRound(Pep pep, int round, QualityJudgement judgement, RatingFacts facts, Signature by) {
        this.id = UUID.randomUUID();
        this.pep = pep;
        this.round = round;
        this.ratedBy = by.userId();
        this.ratedAt = by.at();
        this.feedback = judgement.overallFeedback();
        this.voiceRecorded = facts.voiceRecorded();
        this.smartTargetsSet = facts.smartTargetsSet();
        this.nextReviewDated = facts.nextReviewDated();
        this.scores.putAll(judgement.scores());
    }

    void rate(Rating given) {
        rating = given;
    }

    void decide(SecondRedDecision given, String reason, Signature by) {
        decision = given;
        decisionReason = reason;
        decidedBy = by.userId();
        decidedAt = by.at();
    }

    void returnToAdviser(String reason, Signature by) {
        returnReason = reason;
        returnedBy = by.userId();
        returnedAt = by.at();
    }

    void reworked(SectionOwner owner, String changesMade) {
        if (owner == SectionOwner.SCHOOL) {
            changesBySchool = changesMade;
        } else {
            changesByCare = changesMade;
        }
    }

    boolean reworkDone() {
        return (!needsReworkBy(SectionOwner.SCHOOL) || changesBySchool != null)
                && (!needsReworkBy(SectionOwner.CARE) || changesByCare != null);
    }

    boolean needsReworkBy(SectionOwner owner) {
        return failedSections().stream().anyMatch(section -> section.owner() == owner);
    }

    /**
     * What has to be reworked after a red rating: sections scored 0 or 1 and those without which no PEP is good enough.
     * An authority's own table may be stricter and rate red though none failed so: then the weakest sections are meant.
     */
    Set<QualitySection> failedSections() {
        Set<QualitySection> failed = EnumSet.noneOf(QualitySection.class);
        scores.forEach((section, score) -> {
            if (score.failing()) {
                failed.add(section);
            }
        });
        if (!voiceRecorded) {
            failed.add(QualitySection.VOICE);
        }
        if (!smartTargetsSet || !nextReviewDated) {
            failed.add(QualitySection.NEW_TARGETS);
        }
        return failed.isEmpty() ? weakestSections() : failed;
    }

    private Set<QualitySection> weakestSections() {
        int lowest = scores.values().stream().mapToInt(SectionScore::score).min().orElseThrow();
        return scores.entrySet().stream().filter(entry -> entry.getValue().score() == lowest).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(QualitySection.class)));
    }

    String ratedBy() {
        return ratedBy;
    }

    PepRecord.Round record() {
        return new PepRecord.Round(round, ratedBy, ratedAt, rating, feedback, new EnumMap<>(scores),
                EnumSet.copyOf(failedSections()), voiceRecorded, smartTargetsSet, nextReviewDated, changesBySchool,
                changesByCare, decision, decisionReason, decidedBy, decidedAt, returnReason, returnedBy, returnedAt);
    }
}
