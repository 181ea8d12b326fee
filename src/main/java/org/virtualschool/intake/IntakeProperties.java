package org.virtualschool.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a file. The form's own limit, {@code spring.servlet.multipart.max-file-size}, follows the same value.
 *
 * @param maxFileSize largest file taken
 * @param maxRows     most rows taken from one file
 */
@ConfigurationProperties("intake")
public record IntakeProperties(@DefaultValue("150MB") DataSize maxFileSize, @DefaultValue("500000") int maxRows) {
}
