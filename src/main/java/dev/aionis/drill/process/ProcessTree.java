package dev.aionis.drill.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A started process and all that descends from it. */
final class ProcessTree {

    /** A killed process is gone within milliseconds; longer means that it hangs in the kernel. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final Process root;

    ProcessTree(Process root) {
        this.root = root;
    }

    ProcessHandle root() {
        return root.toHandle();
    }

    /** Signals every member. */
    void signal(Signal signal) {
        signal.toAll(targets());
    }

    /**
     * Targets for {@code kill}: the group, as a negative number, where the root leads one, and each member by itself,
     * since some lead sessions of their own, as PostgreSQL's processes do.
     */
    List<String> targets() {
        var group = Session.available() ? Stream.of("-" + root.pid()) : Stream.<String>empty();
        return Stream.concat(group, members().map(member -> Long.toString(member.pid())))
                .toList();
    }

    /** The root and its descendants, as of now. A handle never reaches a later process that got the same pid. */
    Stream<ProcessHandle> members() {
        return Stream.concat(root.descendants(), Stream.of(root.toHandle()));
    }

    /** SIGTERM to the root. {@link Process#destroy} would also close its streams, and so cut its lifeline. */
    void ask() {
        root.toHandle().destroy();
    }

    /**
     * Asks the root to end by {@code farewell} and kills what is left of the tree after {@code grace}. Does nothing if
     * the root has ended before: its group's number may be another's by now.
     */
    void end(Runnable farewell, Duration grace) {
        if (!root.isAlive()) {
            return;
        }
        List<ProcessHandle> before = members().toList();
        farewell.run();
        if (exited(grace)) {
            killRest(before);
        } else {
            kill();
        }
    }

    /** Kills every member, those that left the group included, and waits until the root is gone. */
    void kill() {
        if (root.isAlive()) {
            stopUntilNoneIsNew();
            killRest(members().toList());
        }
        exited(KILL_LIMIT);
    }

    /** Waits for the end of the root. False if it is still alive after {@code limit}. */
    boolean exited(Duration limit) {
        try {
            return root.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !root.isAlive();
        }
    }

    private void killRest(List<ProcessHandle> members) {
        if (Session.available()) {
            Signal.KILL.toGroup(root.pid());
        }
        members.forEach(ProcessHandle::destroyForcibly);
    }

    /** A member that forks just before it is killed would leave a child that nobody finds any more. */
    private void stopUntilNoneIsNew() {
        Set<Long> known = Set.of();
        Set<Long> seen = pids();
        while (!known.containsAll(seen)) {
            signal(Signal.STOP);
            known = seen;
            seen = pids();
        }
    }

    private Set<Long> pids() {
        return members().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
