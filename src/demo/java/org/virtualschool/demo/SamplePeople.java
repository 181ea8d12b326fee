package org.virtualschool.demo;

import java.util.ArrayList;
import java.util.List;

/** The staff of the sample authority: the demo logins, and colleagues who have no password. */
final class SamplePeople {

    /** Password of every demo login. */
    static final String PASSWORD = "demo";

    /**
     * One member of staff as the staff file gives it.
     *
     * @param login whether the demo gives this account a password
     */
    record SamplePerson(String userId, String name, String roles, String school, String team, boolean login) {
    }

    static final List<String> TEAMS = List.of("north", "south", "east");

    private static final String OAKFIELD = urn("oakfield");
    private static final String ELMBRIDGE = urn("elmbridge");

    private static final List<SamplePerson> LOGINS = List.of(
            login("vsh", "Helen Marsh", "virtual-school-head", "", ""),
            login("adviser", "Adam Sutcliffe", "virtual-school-adviser", "", ""),
            login("adviser2", "Bridget Okoye", "virtual-school-adviser", "", ""),
            login("coordinator", "Carol Whitworth", "virtual-school-coordinator", "", ""),
            login("finance", "Farid Aslam", "finance-officer", "", ""),
            login("finance2", "Freya Lindqvist", "finance-officer", "", ""),
            login("finance3", "Fergus Odell", "finance-officer", "", ""),
            login("dt-oakfield", "Daniel Thwaite", "designated-teacher", OAKFIELD, ""),
            login("dt-elmbridge", "Dolores Quinn", "designated-teacher", ELMBRIDGE, ""),
            login("head-oakfield", "Harriet Boateng", "headteacher", OAKFIELD, ""),
            login("sw-north", "Samira Walsh", "social-worker", "", "north"),
            login("sw-south", "Stephen Achebe", "social-worker", "", "south"),
            login("swm-north", "Marion Kell", "social-work-manager", "", "north"),
            login("iro", "Ian Rosewell", "independent-reviewing-officer", "", ""),
            login("admissions", "Alison Draper", "admissions-officer", "", ""),
            login("attendance", "Tariq Nadeem", "attendance-officer", "", ""),
            login("dcs", "Deborah Cassidy", "director-of-childrens-services", "", ""),
            login("eyp-acorns", "Erin Yates", "early-years-provider", SampleSchools.NURSERY_NAME, ""),
            login("manager", "Morgan Ellery", "manager", "", ""),
            login("governor", "Gwen Ovington", "governor", "", ""));

    /** Colleagues: a designated teacher at every other school, more social workers and the other team managers. */
    private static final List<SamplePerson> COLLEAGUES = colleagues();

    private SamplePeople() {
    }

    static List<SamplePerson> all() {
        List<SamplePerson> all = new ArrayList<>(LOGINS);
        all.addAll(COLLEAGUES);
        return all;
    }

    /** The designated teacher or early years provider of a school. */
    static String worksAt(String school) {
        return all().stream()
                .filter(person -> person.school().equals(school) && !person.roles().equals("headteacher"))
                .findFirst().orElseThrow().userId();
    }

    private static List<SamplePerson> colleagues() {
        List<SamplePerson> people = new ArrayList<>(List.of(
                colleague("sw-north-2", "Nadia Brennan", "social-worker", "", "north"),
                colleague("sw-south-2", "Callum Frost", "social-worker", "", "south"),
                colleague("sw-east", "Priya Ramsden", "social-worker", "", "east"),
                colleague("sw-east-2", "Owen Tranter", "social-worker", "", "east"),
                colleague("swm-south", "Louise Fairley", "social-work-manager", "", "south"),
                colleague("swm-east", "Victor Hale", "social-work-manager", "", "east")));
        List<String> names = List.of("Amy Cordell", "Ben Ferris", "Chloe Garside", "David Hythe", "Ella Imrie", "Frank Jessop",
                "Grace Keane", "Hugh Lomas", "Isla Mercer", "Jack Norbury", "Kate Orwell", "Liam Purcell", "Mia Quarmby",
                "Noel Rudge", "Orla Stead", "Paul Tindale", "Ruth Unwin", "Sean Vickers", "Tess Wragg", "Umar Yaqub");
        List<SampleSchools.SampleSchool> others = SampleSchools.ALL.stream()
                .filter(school -> !school.urn().equals(OAKFIELD) && !school.urn().equals(ELMBRIDGE)).toList();
        for (int i = 0; i < others.size(); i++) {
            people.add(colleague("dt-" + others.get(i).slug(), names.get(i), "designated-teacher", others.get(i).urn(), ""));
        }
        return List.copyOf(people);
    }

    private static SamplePerson login(String userId, String name, String roles, String school, String team) {
        return new SamplePerson(userId, name, roles, school, team, true);
    }

    private static SamplePerson colleague(String userId, String name, String roles, String school, String team) {
        return new SamplePerson(userId, name, roles, school, team, false);
    }

    private static String urn(String slug) {
        return SampleSchools.ALL.stream().filter(school -> school.slug().equals(slug)).findFirst().orElseThrow().urn();
    }
}
