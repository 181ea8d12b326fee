package org.virtualschool.workflow.rest;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.Refusal;
import org.virtualschool.workflow.engine.AccountMistake;
import org.virtualschool.workflow.engine.Conflicts;

/**
 * Puts the engine's refusals into words and statuses: 400 for a form or a question that was not taken, 403 for what is not the
 * caller's, the same whether it exists or not, 409 for what somebody else has done meanwhile. What is left of the
 * engine's 500s says a reference and nothing else.
 */
@Component
class EngineAnswers {

    static final String NOT_FOR_YOU = Refusal.NOT_FOR_YOU.message();

    private static final Logger LOG = LoggerFactory.getLogger(EngineAnswers.class);
    private static final String FOREIGN_TENANT = "ENGINE-13034";
    private static final String INVALID = "InvalidRequestException";
    private static final String UNBOUND = "An unbound number of results is forbidden!";
    private static final String EXCLUSIVE = "Invalid query usage";
    private static final String EMPTY_LIST = "list is empty";
    /** SQL states: no date, a date out of range, no character. */
    private static final Set<String> NO_VALUE = Set.of("22007", "22008", "22021");
    private static final int REFERENCE_BYTES = 4;

    private final TasksDone tasksDone;
    private final SecureRandom random = new SecureRandom();

    EngineAnswers(TasksDone tasksDone) {
        this.tasksDone = tasksDone;
    }

    /**
     * What to answer instead of the engine's error; empty to leave it as it is.
     *
     * @param status  the engine's, 400 or more
     * @param failure why the engine refused; null if the REST layer did
     * @param said    what the REST layer would answer
     * @param path    what was asked for, where it named one thing
     * @param caller  who asked; may be null
     */
    Optional<EngineAnswer> instead(int status, RuntimeException failure, String said, Optional<TaskPath> path, Authentication caller) {
        FormFieldValidationException form = cause(failure, FormFieldValidationException.class);
        if (form != null) {
            return Optional.of(notTaken(form));
        }
        AuthorizationException refusal = cause(failure, AuthorizationException.class);
        if (refusal != null) {
            boolean ofTheEngine = !refusal.getMissingAuthorizations().isEmpty();
            return Optional.of(forbidden(ofTheEngine ? NOT_FOR_YOU : refusal.getMessage()));
        }
        if (cause(failure, TaskAlreadyClaimedException.class) != null) {
            return Optional.of(conflict("Somebody else is working on this task."));
        }
        if (Conflicts.isConflict(failure)) {
            return Optional.of(path.filter(TaskPath::isTask).flatMap(task -> goneBy(task, caller))
                    .orElseGet(() -> conflict("Somebody else is changing this case at the same moment. Try again.")));
        }
        Optional<EngineAnswer> mistake = AccountMistake.of(failure).map(EngineAnswers::inWords);
        if (mistake.isPresent()) {
            return mistake;
        }
        if (failure instanceof BadUserRequestException && UNBOUND.equals(failure.getMessage())) {
            return Optional.of(badRequest("Say how many rows you want at most: add the parameter maxResults to the address."));
        }
        if (isUnanswerable(failure, said)) {
            return Optional.of(badRequest("This question cannot be answered: it asks for things that exclude each other, for nothing in a"
                    + " list, or for a date that no calendar has."));
        }
        if (isForeignOrUnknown(status, failure, path)) {
            return Optional.of(path.filter(TaskPath::isTask).flatMap(task -> goneBy(task, caller))
                    .orElseGet(() -> forbidden(NOT_FOR_YOU)));
        }
        boolean missesSomethingOfItsOwn = failure != null && status == HttpStatus.NOT_FOUND.value()
                && path.filter(TaskPath::isTask).isPresent();
        return missesSomethingOfItsOwn || status >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                ? Optional.of(unexpected(failure)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static EngineAnswer notTaken(FormFieldValidationException form) {
        List<FieldFault> faults = form.getDetail() instanceof List<?> list ? (List<FieldFault>) list : List.of();
        return new EngineAnswer(HttpStatus.BAD_REQUEST, "FieldFaults", form.getMessage(), faults);
    }

    private Optional<EngineAnswer> goneBy(TaskPath task, Authentication caller) {
        return tasksDone.isOpen(task.id()) ? Optional.empty()
                : tasksDone.whatBecameOf(task.id(), caller).map(EngineAnswers::conflict);
    }

    /** Whether the engine or the database could make nothing of what was asked. */
    private static boolean isUnanswerable(RuntimeException failure, String said) {
        SQLException data = cause(failure, SQLException.class);
        return said.contains(EXCLUSIVE) || said.contains(EMPTY_LIST)
                || data != null && NO_VALUE.contains(String.valueOf(data.getSQLState()));
    }

    private boolean isForeignOrUnknown(int status, RuntimeException failure, Optional<TaskPath> path) {
        if (failure != null && failure.getMessage() != null && failure.getMessage().startsWith(FOREIGN_TENANT)) {
            return true;
        }
        if (path.isEmpty()) {
            return false;
        }
        if (path.get().isTask()) {
            boolean notFoundByTheRestLayer = status == HttpStatus.NOT_FOUND.value() && failure == null;
            return notFoundByTheRestLayer || !tasksDone.isOpen(path.get().id());
        }
        return status == HttpStatus.NOT_FOUND.value()
                || cause(failure, NotFoundException.class) != null
                || cause(failure, NullValueException.class) != null;
    }

    /** What to answer when something broke that nobody foresaw; the log has the rest under the same reference. */
    EngineAnswer unexpected(Exception failure) {
        byte[] bytes = new byte[REFERENCE_BYTES];
        random.nextBytes(bytes);
        String reference = HexFormat.of().withUpperCase().formatHex(bytes);
        LOG.error("Reference {}: the engine failed", reference, failure);
        return EngineAnswer.of(HttpStatus.INTERNAL_SERVER_ERROR, "UnexpectedError",
                "Something went wrong, and nothing was changed. If it happens again, tell the people who run this system"
                        + " the reference " + reference + ".");
    }

    private static EngineAnswer inWords(AccountMistake mistake) {
        return switch (mistake) {
            case PASSWORD_REFUSED -> badRequest("This password is not taken. It needs at least 10 characters, among them a small letter, a"
                    + " capital letter, a digit and a special character such as ! or -, and must not contain the user id, the name or"
                    + " the e-mail address of the person.");
            case INVALID_USER_ID -> badRequest("A user id may hold letters, digits and . _ - @ + ' only.");
            case UNKNOWN_USER -> EngineAnswer.of(HttpStatus.NOT_FOUND, INVALID, "There is no such user.");
        };
    }

    private static EngineAnswer badRequest(String message) {
        return EngineAnswer.of(HttpStatus.BAD_REQUEST, INVALID, message);
    }

    private static EngineAnswer forbidden(String message) {
        return EngineAnswer.of(HttpStatus.FORBIDDEN, Refusal.NOT_FOR_YOU.type(), message);
    }

    private static EngineAnswer conflict(String message) {
        return EngineAnswer.of(HttpStatus.CONFLICT, "Conflict", message);
    }

    private static <T> T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
