package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where the drill is root, its programs are started in a user namespace without
 * any mapping: there they see themselves as nobody, while their files stay those of the drill.
 */
final class Unprivileged {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** What a program is started with: nothing for a normal user. */
    private static final List<String> PREFIX = prefix();

    private Unprivileged() {}

    static List<String> argv(List<String> argv) {
        var whole = new ArrayList<>(PREFIX);
        whole.addAll(argv);
        return List.copyOf(whole);
    }

    private static List<String> prefix() {
        if (!uidOf(List.of("id", "-u")).equals("0")) {
            return List.of();
        }
        var namespace = List.of("unshare", "-U");
        if (uidOf(List.of("unshare", "-U", "id", "-u")).equals("0")) {
            throw new IllegalStateException("user namespace, still root inside of it");
        }
        return namespace;
    }

    private static String uidOf(List<String> argv) {
        try {
            var result = Command.of(argv).timeout(LIMIT).run();
            if (result.succeeded()) {
                return result.stdout().strip();
            }
            throw refused(
                    "'" + String.join(" ", argv) + "' said: " + result.stderr().strip());
        } catch (DrillException cannotStart) {
            throw refused(cannotStart.getMessage().lines().findFirst().orElseThrow());
        }
    }

    private static DrillException refused(String seen) {
        return new DrillException(
                "PostgreSQL refuses to run as root, and another user could not be had: " + seen,
                "run the drill as a normal user, or allow user namespaces for unshare -U");
    }
}
