package dev.aionis.drill.load;

import dev.aionis.drill.aionis.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends one request of an operation. */
interface Sender {

    /** @return the answer to come; empty if there was nothing to send */
    Optional<CompletableFuture<? extends Answer<?>>> send(Instant scheduledAt);
}
