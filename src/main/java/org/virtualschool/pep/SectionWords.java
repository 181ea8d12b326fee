package org.virtualschool.pep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Words;

/** What was written in a PEP, in words: each answer beside what its form asked. */
@Component
public class SectionWords {

    private final FormWords words;

    SectionWords(FormWords words) {
        this.words = words;
    }

    /** A section in the order of its form, as far as it is read; what was not answered has no line. */
    public List<Line> of(PepRecord pep, RecordSection section, PepReading reading) {
        List<Line> lines = new ArrayList<>();
        Map<String, Object> answers = pep.answers(section);
        if (section == RecordSection.MEETING) {
            addDay(lines, section, "meetingHeldOn", pep.meetingHeldOn(), reading);
        }
        section.keys().stream().filter(key -> answers.containsKey(key) && reading.reads(section, key))
                .forEach(key -> lines.add(new Line(words.label(key), words.of(key, answers.get(key)))));
        switch (section) {
            case INITIATION -> addDay(lines, section, "meetingPlannedOn", pep.meetingPlannedOn(), reading);
            case ATTAINMENT -> addLevels(lines, pep, reading);
            case MEETING -> addDay(lines, section, "nextPepOn", pep.nextPepOn(), reading);
            default -> { }
        }
        return lines;
    }

    private void addDay(List<Line> lines, RecordSection section, String key, LocalDate day, PepReading reading) {
        if (day != null && reading.reads(section, key)) {
            lines.add(new Line(words.label(key), Words.weekday(day)));
        }
    }

    private static void addLevels(List<Line> lines, PepRecord pep, PepReading reading) {
        if (reading.reads(RecordSection.ATTAINMENT, "attainment")) {
            pep.attainment().forEach(level -> lines.add(new Line(level.subject(), inWords(level))));
        }
    }

    private static String inWords(SubjectAttainment level) {
        if (level.onTrack() == Progress.NOT_ASSESSED) {
            return level.onTrack().inWords() + ", because: " + level.notAssessedReason();
        }
        return Stream.of(level.onTrack().inWords(), labelled("before", level.prior()), labelled("now", level.current()),
                labelled("target", level.target())).filter(Objects::nonNull).collect(Collectors.joining("; "));
    }

    private static String labelled(String label, String level) {
        return level == null ? null : label + " " + level;
    }

    /** What the adviser gave and said, section by section, as far as it is read; a section that was not judged has no line. */
    public List<Line> judgement(PepRecord.Round round, PepReading reading) {
        List<Line> lines = new ArrayList<>();
        for (QualitySection section : QualitySection.values()) {
            SectionScore score = round.scores().get(section);
            if (score != null && reading.reads(section)) {
                lines.add(new Line(section.title(), inWords(section, score)));
            }
        }
        return lines;
    }

    /** Such as "1 · Weak. Say more about reading."; only the score where nothing was said. */
    public String inWords(QualitySection section, SectionScore score) {
        String given = words.of("score" + section.fieldSuffix(), String.valueOf(score.score()));
        return score.feedback() == null ? given : given + ". " + score.feedback();
    }

    /** What was asked, and what was answered. */
    public record Line(String label, String text) {
    }
}
