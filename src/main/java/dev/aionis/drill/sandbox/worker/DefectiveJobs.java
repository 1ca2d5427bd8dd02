package dev.aionis.drill.sandbox.worker;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The jobs of a worker that does its work wrongly. */
final class DefectiveJobs {

    private DefectiveJobs() {}

    /** The same jobs where the defect is none of theirs. */
    static Map<String, Job> in(Optional<Defect> defect, Map<String, Job> jobs) {
        if (defect.equals(Optional.of(WorkerDefect.PUBLISHES_WITHOUT_WORK))) {
            return each(jobs, job -> (connection, event) -> transaction -> {});
        }
        return jobs;
    }

    private static Map<String, Job> each(Map<String, Job> jobs, UnaryOperator<Job> change) {
        return jobs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, job -> change.apply(job.getValue())));
    }
}
