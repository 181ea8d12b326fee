package org.virtualschool.pep.web;

import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.virtualschool.pep.cycle.CycleConflictException;
import org.virtualschool.pep.cycle.CycleOutlook;
import org.virtualschool.pep.cycle.CycleProgress;
import org.virtualschool.pep.cycle.CycleRequest;
import org.virtualschool.pep.cycle.PepCycles;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FieldProblems;

/** Launching a term by machine: {@code POST /api/pep-cycles}. */
@RestController
class PepCycleApi {

    private final PepCycles cycles;

    PepCycleApi(PepCycles cycles) {
        this.cycles = cycles;
    }

    @PostMapping("/api/pep-cycles")
    ResponseEntity<Progress> launch(@RequestBody CycleRequest request, Principal principal) {
        PepCycles.Launch launch = cycles.launch(request, principal.getName());
        UUID id = launch.cycle().id();
        return ResponseEntity.status(launch.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/pep-cycles/" + id)).body(progress(id));
    }

    @PostMapping("/api/pep-cycles/dry-run")
    DryRun dryRun(@RequestBody CycleRequest request) {
        return DryRun.of(cycles.dryRun(request));
    }

    @GetMapping("/api/pep-cycles/{id}")
    Progress progress(@PathVariable UUID id) {
        return Progress.of(cycles.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @ExceptionHandler
    ProblemDetail faulty(FieldFaultsException faults) {
        return FieldProblems.of(faults);
    }

    @ExceptionHandler
    ProblemDetail conflict(CycleConflictException conflict) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, conflict.getMessage());
        problem.setProperty("field", "cutOff");
        return problem;
    }

    /**
     * What launching would do.
     *
     * @param term     AUTUMN, SPRING or SUMMER
     * @param notShown children who are counted but whom the caller may not see
     */
    record DryRun(String academicYear, String term, LocalDate cutOff, Map<String, LocalDate> yearGroupCutOffs, CycleOutlook.Counts counts,
                  long notShown, List<CycleOutlook.Line> starts, List<CycleOutlook.Line> leftOut, List<CycleOutlook.Line> stillOpen) {

        private static DryRun of(CycleOutlook outlook) {
            return new DryRun(outlook.term().academicYear(), outlook.term().name().name(), outlook.cutOff(), outlook.yearGroupCutOffs(),
                    outlook.counts(), outlook.notShown(), outlook.starts(), outlook.leftOut(), outlook.stillOpen());
        }
    }

    /**
     * How far a launch has come.
     *
     * @param reviews  how many there are to begin in all
     * @param finished whether nothing is left to begin
     */
    record Progress(UUID id, String academicYear, String term, LocalDate cutOff, Map<String, LocalDate> yearGroupCutOffs,
                    long reviews, long started, long waiting, long failed, long leftOut, boolean finished,
                    List<CycleProgress.Failure> failures, Map<String, Long> leftOutBy) {

        private static Progress of(CycleProgress progress) {
            return new Progress(progress.cycle().id(), progress.cycle().academicYear(), progress.cycle().term(), progress.cycle().cutOff(),
                    progress.cycle().yearGroupCutOffs(), progress.total(), progress.started(), progress.waiting(), progress.failed(),
                    progress.leftOut(), progress.finished(), progress.failures(),
                    progress.left().stream().collect(Collectors.groupingBy(left -> left.reason().name(), Collectors.counting())));
        }
    }
}
