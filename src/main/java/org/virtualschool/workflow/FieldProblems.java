package org.virtualschool.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Faulty fields as programs read them: a problem document that names each. */
public final class FieldProblems {

    private FieldProblems() {
    }

    /** Answered as 400; {@code field} is the first one, {@code faults} holds all. */
    public static ProblemDetail of(FieldFaultsException exception) {
        List<FieldFault> faults = exception.faults();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
                faults.stream().map(FieldFault::message).collect(Collectors.joining(" ")));
        problem.setProperty("field", faults.get(0).field());
        problem.setProperty("faults", faults.stream().map(fault -> new Fault(fault.field(), fault.message())).toList());
        return problem;
    }

    /** One field, and what is wrong with it. */
    public record Fault(String field, String message) {
    }
}
