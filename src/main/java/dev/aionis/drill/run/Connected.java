package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.WorkerSession;
import dev.aionis.drill.await.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Who is connected to a database. A driver logs in first, and may say its application's name in a statement of its own;
 * whoever is met in between is looked at again, and not taken for somebody without a name.
 */
final class Connected {

    /** By far longer than a login takes for its next statement. */
    private static final Duration NAMED = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(20);

    private Connected() {}

    /** Everybody but this session, those who have left meanwhile without a name included. */
    static List<WorkerSession> to(AionisDatabase database) {
        List<WorkerSession> met = database.sessions();
        List<WorkerSession> nameless = nameless(met);
        if (nameless.isEmpty()) {
            return met;
        }
        var now = new AtomicReference<>(met);
        Wait.upTo(NAMED)
                .forThe("names of " + nameless.size() + " sessions that have just logged in")
                .every(LOOK)
                .reached(() -> {
                    now.set(database.sessions());
                    return nameless(now.get()).isEmpty();
                });
        Stream<WorkerSession> gone = nameless.stream()
                .filter(one -> now.get().stream()
                        .noneMatch(other -> other.connectedAt().equals(one.connectedAt())));
        return Stream.concat(now.get().stream(), gone).toList();
    }

    private static List<WorkerSession> nameless(List<WorkerSession> sessions) {
        return sessions.stream()
                .filter(session -> !session.hidden() && session.application().isEmpty())
                .toList();
    }
}
