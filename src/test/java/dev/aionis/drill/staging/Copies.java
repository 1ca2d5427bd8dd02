package dev.aionis.drill.staging;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.lever.local.LocalRestoreLever;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Restored copies by the name that the drill gave them; each is made in the background, as a cloud's would be. */
final class Copies {

    enum State {
        NONE,
        UNDER_WAY,
        THERE
    }

    /** @param maker interrupted where the copy is no longer wanted */
    private record Job(Change<RestoredCopy> change, CompletableFuture<RestoredCopy> copy, Thread maker) {

        static Job of(String name, Change<RestoredCopy> change) {
            var copy = new CompletableFuture<RestoredCopy>();
            var maker = new Thread(
                    () -> {
                        try {
                            copy.complete(change.action().get());
                        } catch (RuntimeException | Error failed) {
                            copy.completeExceptionally(failed);
                        }
                    },
                    "restore of " + name);
            maker.setDaemon(true);
            maker.start();
            return new Job(change, copy, maker);
        }
    }

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final LocalRestoreLever lever;

    Copies(LocalRestoreLever lever) {
        this.lever = lever;
    }

    /** @return the job's id */
    String begin(Map<String, String> told) {
        Optional<Instant> target = Optional.of(told.get("DRILL_RESTORE_TARGET_TIME"))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
        String name = told.get("DRILL_RESTORE_NAME");
        jobs.put(name, Job.of(name, lever.restore(target)));
        return "job-of-" + name;
    }

    State state(String name) {
        Job job = jobs.get(name);
        if (job == null) {
            return State.NONE;
        }
        return job.copy().isDone() ? State.THERE : State.UNDER_WAY;
    }

    RestoredCopy copy(String name) {
        return jobs.get(name).copy().join();
    }

    URI startApi(Map<String, String> told) {
        return lever.startApi(copy(told.get("DRILL_RESTORE_NAME")), told.get("DRILL_RELEASE"))
                .orElseThrow();
    }

    Set<String> names() {
        return Set.copyOf(jobs.keySet());
    }

    /**
     * One that is still being made is ended, since its WAL may take minutes to replay, and waited for: what it makes after
     * its removal would stay.
     */
    void destroy(String name) {
        Job job = jobs.get(name);
        if (job != null) {
            job.maker().interrupt();
            job.copy().handle((copy, failed) -> copy).join();
            lever.undo(job.change().undo());
            jobs.remove(name);
        }
    }
}
