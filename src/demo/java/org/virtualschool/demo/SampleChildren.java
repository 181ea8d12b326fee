package org.virtualschool.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The children of the sample authority: invented, the same on every machine, with ages that follow the day of loading
 * so that there is always somebody in every year group from nursery to Year 13.
 */
final class SampleChildren {

    private static final long SEED = 20260901L;
    private static final int PER_YEAR_GROUP = 8;
    private static final List<String> FORENAMES = List.of("Aaliyah", "Alfie", "Amelia", "Archie", "Ayaan", "Bella", "Caleb",
            "Daisy", "Dylan", "Eliza", "Ethan", "Evie", "Faith", "Finley", "Georgia", "Harley", "Hassan", "Imogen", "Jayden",
            "Jasmine", "Kai", "Keira", "Leon", "Lily", "Logan", "Maisie", "Malachi", "Mia", "Nathan", "Niamh", "Oscar", "Poppy",
            "Reuben", "Rosie", "Samuel", "Scarlett", "Tyler", "Willow", "Yusuf", "Zara");
    private static final List<String> SURNAMES = List.of("Abbott", "Barlow", "Chadwick", "Dunmore", "Eastham", "Farrow",
            "Gallagher", "Hussain", "Ingham", "Jarvis", "Kerrigan", "Lister", "Mbeki", "Nuttall", "Ormerod", "Pickup",
            "Quigley", "Rahman", "Sugden", "Tattersall", "Underwood", "Varley", "Whittaker", "Yardley");
    private static final List<String> JOINED_THIS_YEAR = List.of("N1", "R", "7", "12");
    private static final List<String> PLACEMENTS = List.of("U1", "U3", "U4", "U5", "K2");

    /**
     * One child.
     *
     * @param yearGroup    N1, N2, R, 1 … 13
     * @param schoolUrn    URN, or the nursery's name where it has none; null where the child has no school
     * @param socialWorker user id; null where nobody is allocated
     * @param named        false for a child of whom the return knows only the number
     */
    record SampleChild(String socialCareId, String forename, String surname, LocalDate dateOfBirth, String sex, String upn,
            String yearGroup, String schoolUrn, LocalDate schoolStart, String senStatus, String socialWorker, String adviser,
            boolean addressProtected, String careStatus, LocalDate inCareSince, String legalStatus, String placement,
            boolean named) {
    }

    private final Random random = new Random(SEED);
    private final LocalDate today;
    private final int academicYearStart;
    private final List<SampleChild> children = new ArrayList<>();

    private SampleChildren(LocalDate today) {
        this.today = today;
        this.academicYearStart = today.getMonthValue() >= Month.SEPTEMBER.getValue() ? today.getYear() : today.getYear() - 1;
    }

    static List<SampleChild> on(LocalDate today) {
        SampleChildren sample = new SampleChildren(today);
        for (int step = 0; step < 16; step++) {
            for (int i = 0; i < PER_YEAR_GROUP; i++) {
                sample.add(step, i);
            }
        }
        return List.copyOf(sample.children);
    }

    /** @param step 0 for the first nursery year, 2 for Reception, 15 for Year 13 */
    private void add(int step, int position) {
        int number = children.size() + 1;
        LocalDate birthday = LocalDate.of(academicYearStart - 3 - step, Month.SEPTEMBER, 1).plusDays(random.nextInt(360));
        String yearGroup = switch (step) {
            case 0 -> "N1";
            case 1 -> "N2";
            case 2 -> "R";
            default -> String.valueOf(step - 2);
        };
        boolean unnamed = number % 43 == 0;
        boolean previously = number % 61 == 0;
        boolean statutory = step >= 2;
        String school = schoolFor(step, position);
        String worker = workerFor(step, position);
        LocalDate inCareSince = today.minusDays(60 + random.nextInt(900));
        if (inCareSince.isBefore(birthday)) {
            inCareSince = birthday.plusDays(20);
        }
        children.add(new SampleChild("SC%05d".formatted(10000 + number),
                FORENAMES.get((number * 7) % FORENAMES.size()), SURNAMES.get((number * 5 + step) % SURNAMES.size()), birthday,
                random.nextBoolean() ? "1" : "2", statutory ? upn(number, step) : "", yearGroup, school,
                LocalDate.of(academicYearStart - (JOINED_THIS_YEAR.contains(yearGroup) ? 0 : 1), Month.SEPTEMBER, 1),
                senFor(number), number % 37 == 0 ? null : worker,
                position % 2 == 0 ? "adviser" : "adviser2", number % 29 == 0,
                previously ? "PREVIOUSLY_LOOKED_AFTER" : "LOOKED_AFTER", inCareSince, random.nextInt(3) == 0 ? "V2" : "C2",
                PLACEMENTS.get(random.nextInt(PLACEMENTS.size())), !unnamed));
    }

    private static String schoolFor(int step, int position) {
        if (step <= 1) {
            return List.of(SampleSchools.NURSERY_NAME, "990020", "990021").get(position % 3);
        }
        if (step <= 8) {
            return "9900%02d".formatted(1 + (step * 3 + position) % 11);
        }
        if (position == 6) {
            return step <= 13 ? "990018" : "990022";
        }
        if (position == 7) {
            return step <= 13 ? "990019" : "990022";
        }
        return "9900%02d".formatted(List.of(12, 12, 13, 14, 15, 16 + step % 2).get(position));
    }

    /** Two social workers of different teams share Oakfield, so that each can be seen not to see the other's. */
    private static String workerFor(int step, int position) {
        return List.of("sw-north", "sw-south", "sw-south", "sw-east", "sw-north-2", "sw-east-2", "sw-south-2", "sw-north")
                .get((position + (position >= 2 ? step : 0)) % 8);
    }

    private static String senFor(int number) {
        if (number % 4 == 0) {
            return "E";
        }
        return number % 3 == 0 ? "K" : "N";
    }

    /** A number with a right check letter, in an invented authority. */
    private static String upn(int number, int step) {
        String digits = SampleSchools.AUTHORITY_CODE + "4001" + "%02d".formatted(10 + step) + "%03d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * (i + 2);
        }
        return "ABCDEFGHJKLMNPQRTUVWXYZ".charAt(sum % 23) + digits;
    }
}
