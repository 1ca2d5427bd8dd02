package dev.aionis.drill.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of this host and no later one that got its number.
 *
 * @param startedAt as the system tells it; {@link Instant#EPOCH} where it did not
 */
public record ProcessIdentity(long pid, Instant startedAt) {

    /** How much two processes' ideas of a third one's start may differ: the system knows when it booted to a second. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Of this JVM. */
    public static ProcessIdentity self() {
        return of(ProcessHandle.current());
    }

    /** Whether it is certain that it runs, or is stopped: then it may be killed. */
    public boolean there() {
        return ProcessState.of(pid) != ProcessState.GONE && sameStart().orElse(false);
    }

    /** Whether it is certain that it is over: then what it left may be cleared. */
    public boolean gone() {
        return ProcessState.of(pid) == ProcessState.GONE || !sameStart().orElse(true);
    }

    /** Whether the process of that number began when this one did; empty where nobody can tell. */
    private Optional<Boolean> sameStart() {
        if (startedAt.equals(Instant.EPOCH)) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(start -> Duration.between(start, startedAt).abs().compareTo(SAME_START) < 0);
    }
}
