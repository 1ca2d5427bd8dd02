package dev.aionis.drill.lever.hook;

import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What hooks are told of one restore. All of it can be written down in the undo, so that another process can remove
 * what a dead drill made.
 *
 * @param name chosen by the drill, the same for every verb, and fit for what a cloud or a cluster takes as a name
 * @param target the moment to restore to; empty for all that the archive holds
 */
record RestoreTold(String name, Optional<Instant> target) {

    /** RDS takes 63 characters, a DNS label too; scripts may add a word of their own. */
    private static final int LONGEST = 50;

    private static final String NAME = "name";
    private static final String TARGET = "target";

    private static final Pattern FORM = Pattern.compile("ha-drill-(\\d{8})-.*-(\\d{2,})");

    /** What recovery_target_time takes; it refuses an ISO instant with a Z. */
    private static final DateTimeFormatter POSTGRES = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSS+00", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** @param count of the drill's restores */
    static RestoreTold of(String drill, int count, Optional<Instant> target) {
        String plain = drill.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String number = plain.substring(plain.lastIndexOf('-')) + (count == 1 ? "" : "-" + count);
        String front = plain.substring(0, plain.lastIndexOf('-'));
        String fitting = front.substring(0, Math.min(front.length(), LONGEST - number.length()));
        return new RestoreTold(fitting.replaceAll("-+$", "") + number, target);
    }

    /** Whether a drill of the environment gives this name to the first copy that it makes. */
    static boolean given(String name, String environment) {
        return DrillId.gives(
                name,
                environment,
                FORM,
                id -> of(id.value(), 1, Optional.empty()).name());
    }

    /** @throws DrillException if the undo does not say which restore it is of */
    static RestoreTold of(Undo undo) {
        String target = undo.parameters().getOrDefault(TARGET, "");
        return new RestoreTold(
                undo.parameter(NAME), target.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(target)));
    }

    Map<String, String> undo() {
        return Map.of(NAME, name, TARGET, target.map(Instant::toString).orElse(""));
    }

    /** @param job as the restore named it; empty while it has not */
    Map<String, String> variables(String job) {
        var variables = new HashMap<String, String>();
        variables.put("DRILL_RESTORE_NAME", name);
        variables.put("DRILL_RESTORE_JOB", job);
        variables.put("DRILL_RESTORE_TARGET", target.isPresent() ? "timestamp" : "latest");
        variables.put("DRILL_RESTORE_TARGET_TIME", target.map(Instant::toString).orElse(""));
        variables.put(
                "DRILL_RESTORE_TARGET_TIME_PG", target.map(POSTGRES::format).orElse(""));
        return variables;
    }
}
