package org.virtualschool.demo;

import java.util.List;

/** What an invented child's PEP tells. */
record SampleStory(String arrangements, String strengths, String conduct, String hardest, String favourite,
                   String attendancePercent, String support, String home, String health, String carer, String leisure,
                   String likes, String worries, String hopes, String helps, String notes, List<Goal> goals) {

    private static final List<SampleStory> STORIES = List.of(
            new SampleStory("Full time in a mainstream class, with a quiet room at lunch.",
                    "Reads widely and helps younger pupils in the library.", "Calm and kind; can be upset by sudden changes.",
                    "maths", "Art", "95.5", "Ten minutes each morning with a trusted adult, and a card to leave the room.",
                    "Settled in the foster home, with a room of their own and a routine for homework.", "Wears glasses for reading.",
                    "Reads together every evening and comes to every parents' evening.", "Swimming on Saturdays, drawing.",
                    "My art teacher and the library.", "Maths tests.", "To design book covers.", "When somebody explains it twice.",
                    "Everybody agreed that reading is a strength to build on. Maths needs small steps. Friendships are growing.",
                    List.of(new Goal("academic", "Maths", "Secure with times tables up to 5.", "Recalls tables up to 10 in a weekly check.",
                                    "Three short sessions a week with a tutor.", "Maths tutor and class teacher", "Weekly check sheet.", "240.00", "one-to-one-tuition"),
                            new Goal("academic", "Writing", "Writes a paragraph with a frame.", "Plans and writes three paragraphs alone.",
                                    "Planning grid in every English lesson.", "English teacher", "Pieces in the writing folder.", null, null),
                            new Goal("semh", "Managing change", "Leaves the room when plans change.", "Uses the card and comes back within five minutes.",
                                    "Weekly session with the learning mentor.", "Learning mentor", "Log of card use.", "90.50", "mentoring"))),
            new SampleStory("Full time, with two lessons a week in the nurture group.",
                    "Curious and practical; good at explaining how things work.", "Lively; settles well with a clear task.",
                    "writing", "Design and technology", "91", "Laptop for longer writing; tasks in small chunks.",
                    "Living with an aunt, close to school; sees two brothers every other weekend.", "Asthma: inhaler in the school office.",
                    "Checks the planner every day and speaks with the form tutor each week.", "Cycling, repairing bicycles.",
                    "Building things and my friends.", "Long writing tasks.", "To become an engineer.", "Doing it first, writing after.",
                    "Attendance is better since the taxi was arranged. The school will try the laptop in all subjects.",
                    List.of(new Goal("academic", "Writing", "Writes five sentences before stopping.", "Finishes a page with the laptop in one lesson.",
                                    "Touch-typing course and laptop in class.", "SENCO", "Pages saved each week.", "180.00", "technology"),
                            new Goal("academic", "Science", "Describes what happened.", "Explains why it happened with two scientific words.",
                                    "Word bank on the desk; sentence starters.", "Science teacher", "End-of-topic quiz.", null, null),
                            new Goal("semh", "Friendships", "Plays alone at lunch.", "Takes part in a club at least once a week.",
                                    "Bicycle club with a buddy.", "Form tutor", "Club register.", "60.00", "resources"))),
            new SampleStory("Full time, taught in the main school with a key adult.",
                    "Keeps going when work is hard; proud of progress in music.", "Polite and quiet; asks for help late.",
                    "reading", "Music", "97.2", "Pre-teaching of new words; reading partner three times a week.",
                    "Long-term foster home; the family plans to stay together.", "No health needs that matter at school.",
                    "Practises the keyboard together and reads the same books.", "Keyboard, football in the park.",
                    "Music and PE.", "Reading aloud in class.", "To play in the school concert.", "Knowing the words before the lesson.",
                    "The reading partner works well. The concert in spring is something to look forward to.",
                    List.of(new Goal("academic", "Reading", "Reads at the level of a child two years younger.", "Gains six months in the reading test.",
                                    "Reading partner and pre-taught words.", "Teaching assistant", "Reading test before and after.", "150.00", "small-group"),
                            new Goal("academic", "Maths", "Adds fractions with the same denominator.", "Adds and compares fractions with different ones.",
                                    "Fraction wall and homework club.", "Maths teacher", "Unit test.", null, null),
                            new Goal("semh", "Speaking up", "Waits until asked.", "Asks for help within five minutes, in four of five lessons.",
                                    "Help card on the desk; praise for asking.", "Key adult", "Tally kept by teachers.", "45.00", "therapeutic"))));

    static SampleStory number(int number) {
        return STORIES.get(Math.floorMod(number, STORIES.size()));
    }

    /**
     * A target of the story.
     *
     * @param cost pounds of pupil premium plus; null where none is asked for
     */
    record Goal(String kind, String area, String baseline, String goal, String how, String who, String evidence, String cost,
            String premiumUse) {
    }
}
