package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.OutboxWork;
import dev.aionis.drill.aionis.WorkerSession;
import dev.aionis.drill.criteria.EgressCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether anything but the drill works on a restored copy, from its first login until just before its removal: a copy's
 * outbox is full of events of the past, and a worker on it would send them into the world once more. Looked at from
 * two sides: who is connected, and whether the outbox was touched in between, by whomever.
 */
final class CopyEgress {

    private final AionisDatabase copy;
    private final OutboxWork restored;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> api = new LinkedHashSet<>();
    private boolean hidden;

    /** Looks for the first time: nothing has been started on the copy yet. */
    CopyEgress(AionisDatabase copy) {
        this.copy = copy;
        this.restored = copy.outboxWork();
        look();
    }

    /** The drill has started an API: who has come since is of that API, unless it says that it is a worker. */
    void apiStarted() {
        connected().stream()
                .map(CopyEgress::name)
                .filter(name -> !seen.contains(name))
                .filter(Predicate.not(CopyEgress::worker))
                .forEach(api::add);
        look();
    }

    /** That API has answered, and so been on the copy: one that logs in with its first request is known only now. */
    void apiAnswered() {
        if (api.isEmpty()) {
            apiStarted();
        } else {
            look();
        }
    }

    /** Looks for the last time. */
    EgressCheck check() {
        look();
        OutboxWork now = copy.outboxWork();
        List<String> strangers = seen.stream()
                .filter(name -> !api.contains(name) && !worker(name))
                .toList();
        return new EgressCheck(
                !now.equals(restored),
                "outbox when restored: " + restored + "; before the removal: " + now,
                seen.stream().filter(CopyEgress::worker).toList(),
                strangers,
                hidden);
    }

    /** For a reader of the evidence. */
    String describe(EgressCheck check, String lever) {
        var lines = new ArrayList<String>();
        lines.add(lever);
        lines.add(check.outbox());
        lines.add("sessions of workers           " + named(check.workers()));
        lines.add("sessions of the API           " + named(List.copyOf(api)));
        lines.add("sessions of nobody known here " + named(check.strangers()));
        lines.add("sessions hidden from this role: " + (hidden ? "yes" : "no"));
        return String.join("\n", lines) + "\n";
    }

    private void look() {
        connected().stream().map(CopyEgress::name).forEach(seen::add);
    }

    private List<WorkerSession> connected() {
        List<WorkerSession> sessions = Connected.to(copy);
        hidden |= sessions.stream().anyMatch(WorkerSession::hidden);
        return sessions.stream()
                .filter(Predicate.not(WorkerSession::hidden))
                .filter(session -> !session.application().startsWith("ha-drill"))
                .toList();
    }

    private static String name(WorkerSession session) {
        return "'" + session.application() + "' of role " + session.user();
    }

    private static boolean worker(String name) {
        return name.contains("worker");
    }

    private static String named(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
