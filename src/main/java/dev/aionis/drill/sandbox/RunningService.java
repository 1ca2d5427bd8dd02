package dev.aionis.drill.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** A service that was started, and what can be done to it. */
public interface RunningService extends AutoCloseable {

    String name();

    /** What tells it from every other, e.g. {@code process 4711} or {@code container 0123456789ab}. */
    String identity();

    /** Its stdout and stderr. */
    Path log();

    boolean alive();

    /** Empty while it is alive. */
    OptionalInt exitCode();

    /** Asks it to end and kills it after {@code grace}. */
    void terminate(Duration grace);

    /** Kills it at once; returns when it is gone. */
    void kill();

    /** Stops it where it is: alive, its connections open, doing nothing. */
    void freeze();

    void thaw();

    /** What the system says, not what was asked for. */
    boolean frozen();

    /** Ends it in good order if it is alive, and lets go of it. */
    @Override
    void close();
}
