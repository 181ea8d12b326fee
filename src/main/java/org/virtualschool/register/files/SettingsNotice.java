package org.virtualschool.register.files;

import java.util.List;
import org.springframework.stereotype.Component;
import org.virtualschool.intake.ImportNotice;
import org.virtualschool.register.School;
import org.virtualschool.register.Schools;

/** The keys of settings without URN, which the children file needs. */
@Component
class SettingsNotice implements ImportNotice {

    private final Schools schools;

    SettingsNotice(Schools schools) {
        this.schools = schools;
    }

    @Override
    public String key() {
        return "settings";
    }

    @Override
    public String heading() {
        return "Settings without a URN";
    }

    @Override
    public String explanation() {
        return "In the children file, put the key into the column school_key.";
    }

    @Override
    public List<String> columns() {
        return List.of("Key", "Name", "Postcode");
    }

    @Override
    public long count() {
        return schools.countSettings();
    }

    @Override
    public List<List<String>> rows(int page, int size) {
        return schools.settings(page, size).stream().map(SettingsNotice::row).toList();
    }

    private static List<String> row(School setting) {
        return List.of(setting.key().toString(), setting.name(), setting.details().postcode());
    }
}
