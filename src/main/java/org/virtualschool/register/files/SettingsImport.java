package org.virtualschool.register.files;

import static org.virtualschool.intake.ImportColumn.optional;
import static org.virtualschool.intake.ImportColumn.required;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.virtualschool.intake.CsvImport;
import org.virtualschool.intake.CsvRow;
import org.virtualschool.intake.ImportGuide;
import org.virtualschool.register.School;
import org.virtualschool.register.SchoolDetails;
import org.virtualschool.register.SchoolStatus;
import org.virtualschool.register.Schools;

/** Private nurseries and other settings that have no URN and are in no public file; known by name and postcode. */
@Component
class SettingsImport implements CsvImport {

    private static final String USUAL_PHASE = "Nursery";

    private final Schools schools;

    SettingsImport(Schools schools) {
        this.schools = schools;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public ImportGuide guide() {
        return new ImportGuide("Early years settings without a URN",
                "A list of your own of private nurseries, playgroups and other settings that are not in GIAS. Each gets a key, shown below"
                        + " after loading; the children file names the setting by that key.",
                List.of(required("name", "Name of the setting."),
                        required("postcode", "Postcode. Name and postcode together tell settings apart."),
                        optional("type", "What kind of setting it is, such as Private nursery."),
                        optional("phase", "Nursery, unless you say otherwise."),
                        optional("town", "Town."),
                        optional("authority_code", "Number of the authority, three digits.")),
                20);
    }

    @Override
    public List<String> key() {
        return List.of("name", "postcode");
    }

    @Override
    public void take(List<CsvRow> rows) {
        rows.forEach(this::take);
    }

    private void take(CsvRow row) {
        String name = row.requiredText("name", 200);
        String postcode = row.requiredText("postcode", 10);
        String type = row.text("type", 120);
        String phase = row.text("phase", 40);
        String town = row.text("town", 100);
        String authority = row.text("authority_code", 3);
        if (row.rejected()) {
            return;
        }
        SchoolDetails details = new SchoolDetails(null, null, name, phase == null ? USUAL_PHASE : phase, type, authority, null,
                SchoolStatus.OPEN, null, null, null, null, town, postcode, null, null, null, null);
        Optional<School> known = schools.setting(name, postcode);
        if (known.isEmpty()) {
            schools.add(details);
            row.created();
        } else {
            row.updatedIf(schools.update(known.get().key(), details));
        }
    }
}
