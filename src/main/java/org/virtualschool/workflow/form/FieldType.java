package org.virtualschool.workflow.form;

/** What a field of a form holds. */
enum FieldType {
    TEXT("Fill this in."),
    LONG_TEXT("Fill this in."),
    NUMBER("Enter a number."),
    TICK("Tick this box."),
    CHOICE("Choose one."),
    CHOICES("Choose at least one."),
    DATE("Enter a date.");

    private final String asked;

    FieldType(String asked) {
        this.asked = asked;
    }

    /** What to tell a person who left a required field of this kind empty. */
    String asked() {
        return asked;
    }
}
