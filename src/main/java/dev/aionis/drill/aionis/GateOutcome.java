package dev.aionis.drill.aionis;

import java.time.Duration;
import java.util.Optional;

/**
 * How a gate ended.
 *
 * @param command as a person would type it
 * @param exitCode -1 if it was ended at its timeout
 * @param why what decided, one sentence without a full stop
 * @param artifact where the gate left its evidence, relative to the Aionis checkout
 */
public record GateOutcome(
        String command, int exitCode, Duration took, boolean passed, String why, Optional<String> artifact) {}
