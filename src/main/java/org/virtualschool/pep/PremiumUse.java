package org.virtualschool.pep;

import java.util.Locale;

/**
 * What pupil premium is asked for. The list holds what it usually pays for and what it usually does not: which of them an authority
 * pays for is decided by its table, not here.
 */
public enum PremiumUse {

    ONE_TO_ONE_TUITION("One-to-one tuition"),
    SMALL_GROUP("Small group teaching"),
    THERAPEUTIC("Therapeutic or emotional support"),
    MENTORING("Mentoring"),
    RESOURCES("Books and resources"),
    MUSIC_ARTS_SPORT("Music, arts or sport"),
    TRIP("Trip or visit"),
    TECHNOLOGY("Technology used at school"),
    STAFF_TRAINING("Training of staff"),
    ATTENDANCE("Support for attendance"),
    TRANSITION("Support for a transition"),
    OTHER("Something else"),
    CORE_EDUCATION("Teaching every pupil is entitled to"),
    SEN_PROVISION("Support that the special needs budget or plan pays for"),
    UNIFORM("School uniform"),
    TRANSPORT("Transport"),
    HOME_COMPUTER("Computer for use at home"),
    HOLIDAY("Holiday");

    private final String inWords;

    PremiumUse(String inWords) {
        this.inWords = inWords;
    }

    /** The use by its value in forms and tables; null for null. */
    public static PremiumUse ofCode(String code) {
        return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Its value in forms and tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it. */
    public String inWords() {
        return inWords;
    }
}
