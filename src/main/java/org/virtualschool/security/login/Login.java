package org.virtualschool.security.login;

import java.io.Serializable;
import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * An account as it was when last read.
 *
 * @param userId  login name
 * @param groups  every group of the account, sorted
 * @param tenants every tenant of the account and of its groups, sorted
 * @param stamp   changes with the password; secret, since it signs the cookie of a known device
 */
public record Login(String userId, List<String> groups, List<String> tenants, String stamp)
        implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return userId;
    }

    @Override
    public String toString() {
        return userId;
    }
}
