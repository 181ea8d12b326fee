package org.virtualschool.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a file. The form's and the server's own limits follow the first one.
 *
 * @param maxFileSize largest file taken
 * @param maxRows     most rows taken from one file
 */
@ConfigurationProperties("intake")
public record IntakeProperties(DataSize maxFileSize, @DefaultValue("500000") int maxRows) {

    private static final DataSize ROOM_FOR_THE_FORM = DataSize.ofMegabytes(1);

    /** Largest form taken: the file and what surrounds it. */
    public DataSize maxFormSize() {
        return DataSize.ofBytes(maxFileSize.toBytes() + ROOM_FOR_THE_FORM.toBytes());
    }
}
