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

/** Episodes of care, and what follows from them: periods of care, legal status, care status. */
@Service
@Transactional
public class CareHistory {

    /** Left care by adoption, child arrangements order or special guardianship: the return's codes, old ones among them. */
    private static final Set<String> TO_A_PERMANENT_FAMILY =
            Set.of("E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48");

    /** What came of an episode. */
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
        follow(childId, known.stream().map(CarePlacement::episode).toList());
        events.publishEvent(new CareChanged(childId));
        return same.isPresent() ? Entry.UPDATED : Entry.CREATED;
    }

    private void follow(UUID childId, List<Episode> episodes) {
        List<CareSpan> spans = CareSpan.of(episodes);
        keep(childId, spans);
        Child child = children.findById(childId).orElseThrow();
        if (spans.isEmpty()) {
            child.inCare(CareStatus.WITH_SOCIAL_WORKER, null);
            return;
        }
        CareSpan last = spans.get(spans.size() - 1);
        if (last.endedOn() == null) {
            child.inCare(CareStatus.LOOKED_AFTER, latest(episodes).legalStatus());
        } else {
            boolean permanent = last.endReason() != null && TO_A_PERMANENT_FAMILY.contains(last.endReason());
            child.inCare(permanent ? CareStatus.PREVIOUSLY_LOOKED_AFTER : CareStatus.WITH_SOCIAL_WORKER, null);
        }
    }

    private static Episode latest(List<Episode> episodes) {
        return episodes.stream().filter(episode -> !episode.isShortBreak())
                .max(Comparator.comparing(Episode::startedOn)).orElseThrow();
    }

    private void keep(UUID childId, List<CareSpan> spans) {
        Map<LocalDate, CarePeriod> known = periods.findByChildIdOrderByStartedOnDesc(childId).stream()
                .collect(Collectors.toMap(CarePeriod::startedOn, Function.identity()));
        for (CareSpan span : spans) {
            CarePeriod period = known.remove(span.startedOn());
            if (period == null) {
                periods.save(new CarePeriod(childId, span));
            } else {
                period.end(span);
            }
        }
        periods.deleteAll(known.values());
    }
}
