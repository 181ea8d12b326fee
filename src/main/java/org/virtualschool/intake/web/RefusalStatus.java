package org.virtualschool.intake.web;

import org.springframework.http.HttpStatus;
import org.virtualschool.intake.ImportRefusedException;

/** The HTTP status by which a refused file is answered. */
final class RefusalStatus {

    private RefusalStatus() {
    }

    static HttpStatus of(ImportRefusedException refusal) {
        return switch (refusal.kind()) {
            case NO_SUCH_IMPORT -> HttpStatus.NOT_FOUND;
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case RUNNING -> HttpStatus.CONFLICT;
        };
    }
}
