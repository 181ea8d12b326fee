package org.virtualschool.pep;

import java.util.UUID;

/**
 * A PEP is signed off and locked; told in the transaction of the signature.
 *
 * @param pepId   the PEP
 * @param childId whose it is
 */
public record PepSignedOff(UUID pepId, UUID childId) {
}
