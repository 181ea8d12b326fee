package org.virtualschool.pep.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.virtualschool.pep.PepRecording;
import org.virtualschool.pep.PepSetting;

/** One education section for each kind of setting: its task, what is carried over from the PEP before, and by which form it is reworked. */
@Configuration(proxyBeanMethods = false)
class EducationForms {

    private static final Map<PepSetting, String> REWORK = Map.of(
            PepSetting.STATUTORY, "pep-rework-school",
            PepSetting.EARLY_YEARS, "pep-rework-early-years",
            PepSetting.POST_16, "pep-rework-post-16",
            PepSetting.NOT_ON_ROLL, "pep-rework-adviser",
            PepSetting.HOLIDAY, "pep-rework-adviser");

    /** All forms in which a section that failed may be reworked. */
    static Set<String> reworkForms() {
        return Set.copyOf(REWORK.values());
    }

    /** The form in which a section that failed is reworked. */
    static String reworkFormOf(PepSetting setting) {
        return REWORK.get(setting);
    }

    @Bean
    EducationSectionForm schoolSectionForm(PepTaskDesk desk, CareFacts care, Summaries summaries, PepRecording recording) {
        return new EducationSectionForm(PepReview.SCHOOL_SECTION, "School section completed", List.of("existingArrangements"),
                desk, care, summaries, recording);
    }

    @Bean
    EducationSectionForm earlyYearsSectionForm(PepTaskDesk desk, CareFacts care, Summaries summaries, PepRecording recording) {
        return new EducationSectionForm(PepReview.EARLY_YEARS_SECTION, "Early years section completed",
                List.of("existingArrangements", "earlyYearsPremiumUse"), desk, care, summaries, recording);
    }

    @Bean
    EducationSectionForm post16SectionForm(PepTaskDesk desk, CareFacts care, Summaries summaries, PepRecording recording) {
        return new EducationSectionForm(PepReview.POST_16_SECTION, "Post-16 section completed",
                List.of("mainActivity", "existingArrangements", "pathwayPlanLink"), desk, care, summaries, recording);
    }

    @Bean
    EducationSectionForm adviserSectionForm(PepTaskDesk desk, CareFacts care, Summaries summaries, PepRecording recording) {
        return new EducationSectionForm(PepReview.ADVISER_SECTION, "Education section completed",
                List.of("offRollSince", "offRollReason", "existingArrangements"), desk, care, summaries, recording);
    }
}
