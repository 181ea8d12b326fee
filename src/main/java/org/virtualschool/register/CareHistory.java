package org.virtualschool.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.virtualschool.calendar.Words;

/**
 * Episodes of care, and what follows from them: periods of care, legal status, care status. A period may be told of before an episode
 * says so.
 */
@Service
@Transactional
public class CareHistory {

    /** Left care by adoption, child arrangements order or special guardianship: the return's codes, old ones among them. */
    private static final Set<String> TO_A_PERMANENT_FAMILY =
            Set.of("E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48");

    /** What came of an episode or a period. */
    public enum Entry { CREATED, UPDATED, UNCHANGED }

    private final ChildRepository children;
    private final CarePlacementRepository placements;
    private final CarePeriodRepository periods;
    private final ApplicationEventPublisher events;

    CareHistory(ChildRepository children, CarePlacementRepository placements, CarePeriodRepository periods,
                ApplicationEventPublisher events) {
        this.events = events;
        this.children = children;
        this.placements = placements;
        this.periods = periods;
    }

    /** An episode on record that begins on another day and shares days with this one; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Episode> overlapping(UUID childId, Episode episode) {
        return placements.findByChildIdOrderByEpisodeStartedOnDesc(childId).stream()
                .map(CarePlacement::episode)
                .filter(other -> !other.startedOn().equals(episode.startedOn()) && other.overlaps(episode))
                .findFirst();
    }

    /** Takes an episode over; one that begins on the same day is replaced. It must not overlap another one. */
    public Entry enter(UUID childId, Episode episode) {
        List<CarePlacement> known = new ArrayList<>(placements.findByChildIdOrderByEpisodeStartedOnDesc(childId));
        Optional<CarePlacement> same = known.stream().filter(each -> each.startedOn().equals(episode.startedOn())).findFirst();
        if (same.map(CarePlacement::episode).filter(episode::equals).isPresent()) {
            return Entry.UNCHANGED;
        }
        same.ifPresentOrElse(each -> each.update(episode), () -> known.add(placements.save(new CarePlacement(childId, episode))));
        List<Episode> episodes = known.stream().map(CarePlacement::episode).toList();
        follow(childId, keep(childId, CareSpan.of(episodes)), episodes);
        events.publishEvent(new CareChanged(childId));
        return same.isPresent() ? Entry.UPDATED : Entry.CREATED;
    }

    /**
     * Why a period of care cannot be taken from somebody who tells of it, a sentence; empty if it can. What is on record already
     * in just these words is no hindrance, nor is the end of a period that lasts, whether it was told of or stands in the return.
     *
     * @param endedOn   null while it lasts
     * @param endReason code of the return; null if not said
     */
    @Transactional(readOnly = true)
    public Optional<String> whyNotTake(UUID childId, LocalDate startedOn, LocalDate endedOn, String endReason) {
        CareSpan span = new CareSpan(startedOn, endedOn, endReason);
        for (CarePeriod known : periods.findByChildIdOrderByStartedOnDesc(childId)) {
            boolean endsIt = known.endedOn() == null && known.startedOn().equals(startedOn) && endedOn != null;
            if (known.span().overlaps(span) && !known.span().equals(span) && !endsIt) {
                return Optional.of("The period overlaps one that is on record: "
                        + (known.endedOn() == null ? "since " + Words.day(known.startedOn())
                        : Words.day(known.startedOn()) + " to " + Words.day(known.endedOn())) + ".");
            }
        }
        return Optional.empty();
    }

    /**
     * Takes a period of care from somebody who tells of it before the return does. A return that says the same later changes nothing;
     * one that says otherwise of these days takes its place.
     *
     * @param endedOn   null while it lasts
     * @param endReason code of the return; null if not said
     * @throws IllegalArgumentException if it cannot be taken, see {@link #whyNotTake}
     */
    public Entry take(UUID childId, LocalDate startedOn, LocalDate endedOn, String endReason) {
        whyNotTake(childId, startedOn, endedOn, endReason).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        CareSpan span = new CareSpan(startedOn, endedOn, endReason);
        List<CarePeriod> known = new ArrayList<>(periods.findByChildIdOrderByStartedOnDesc(childId));
        Optional<CarePeriod> same = known.stream().filter(period -> period.startedOn().equals(startedOn)).findFirst();
        if (same.map(CarePeriod::span).filter(span::equals).isPresent()) {
            return Entry.UNCHANGED;
        }
        same.ifPresentOrElse(period -> period.end(span), () -> known.add(periods.save(CarePeriod.told(childId, span))));
        follow(childId, known.stream().map(CarePeriod::span).toList(), episodesOf(childId));
        events.publishEvent(new CareChanged(childId));
        return same.isPresent() ? Entry.UPDATED : Entry.CREATED;
    }

    private List<Episode> episodesOf(UUID childId) {
        return placements.findByChildIdOrderByEpisodeStartedOnDesc(childId).stream().map(CarePlacement::episode).toList();
    }

    private void follow(UUID childId, List<CareSpan> spans, List<Episode> episodes) {
        Child child = children.findById(childId).orElseThrow();
        Optional<CareSpan> last = spans.stream().max(Comparator.comparing(CareSpan::startedOn));
        if (last.isEmpty()) {
            child.inCare(CareStatus.WITH_SOCIAL_WORKER, null);
        } else if (last.get().endedOn() == null) {
            child.inCare(CareStatus.LOOKED_AFTER, legalStatusIn(last.get(), episodes));
        } else {
            boolean permanent = last.get().endReason() != null && TO_A_PERMANENT_FAMILY.contains(last.get().endReason());
            child.inCare(permanent ? CareStatus.PREVIOUSLY_LOOKED_AFTER : CareStatus.WITH_SOCIAL_WORKER, null);
        }
    }

    /** Null for a period that the return does not know yet. */
    private static String legalStatusIn(CareSpan span, List<Episode> episodes) {
        return episodes.stream().filter(episode -> !episode.isShortBreak() && !episode.startedOn().isBefore(span.startedOn()))
                .max(Comparator.comparing(Episode::startedOn)).map(Episode::legalStatus).orElse(null);
    }

    /** Keeps the stretches of the return, and what was told of other days. @return all that is on record now */
    private List<CareSpan> keep(UUID childId, List<CareSpan> spans) {
        Map<LocalDate, CarePeriod> known = periods.findByChildIdOrderByStartedOnDesc(childId).stream()
                .collect(Collectors.toMap(CarePeriod::startedOn, Function.identity()));
        List<CareSpan> kept = new ArrayList<>(spans);
        for (CareSpan span : spans) {
            CarePeriod period = known.remove(span.startedOn());
            if (period == null) {
                periods.save(new CarePeriod(childId, span));
            } else {
                period.confirm(span);
            }
        }
        for (CarePeriod other : known.values()) {
            if (other.isTold() && spans.stream().noneMatch(other.span()::overlaps)) {
                kept.add(other.span());
            } else {
                periods.delete(other);
            }
        }
        return kept;
    }
}
