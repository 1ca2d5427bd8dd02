package dev.aionis.drill.aionis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose drill holds an environment. The session that holds it says so in a comment of every statement, where
 * {@code pg_stat_activity} shows it to others.
 *
 * @param drill the drill's id
 * @param environment the environment's name
 * @param owner who is answerable for the drill
 * @param host the machine on which it runs
 * @param startedAt when it began
 */
public record LockOwner(String drill, String environment, String owner, String host, Instant startedAt) {

    /** pg_stat_activity keeps 1024 bytes of a statement; two names of this size and the rest fit in. */
    private static final int LONGEST_NAME = 300;

    private static final Pattern COMMENT = Pattern.compile("^/\\* aionis-ha-drill (\\{[^*]*}) \\*/");

    /** The comment, in ASCII, whatever the names hold: nothing in them can end it or begin another. */
    String comment() {
        ObjectNode told = ContractBodies.JSON.createObjectNode();
        told.put("drill", cut(drill)).put("owner", cut(owner)).put("host", cut(host));
        told.put("startedAt", startedAt.toString());
        return "/* aionis-ha-drill " + escaped(told) + " */ ";
    }

    /** What a statement of a drill's session tells; empty where it is none, or was cut off. */
    static Optional<LockOwner> in(String statement, String environment) {
        Matcher comment = COMMENT.matcher(statement);
        if (!comment.find()) {
            return Optional.empty();
        }
        try {
            JsonNode told = ContractBodies.JSON.readTree(comment.group(1));
            return Optional.of(new LockOwner(
                    told.path("drill").asText(),
                    environment,
                    told.path("owner").asText(),
                    told.path("host").asText(),
                    Instant.parse(told.path("startedAt").asText())));
        } catch (JsonProcessingException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static String cut(String name) {
        String kept = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        while (escaped(ContractBodies.JSON.getNodeFactory().textNode(kept)).length() > LONGEST_NAME) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }

    /** JSON in which whatever means something in a comment, or is not ASCII, is written as its code. */
    private static String escaped(JsonNode json) {
        var text = new StringBuilder();
        for (char c : json.toString().toCharArray()) {
            boolean plain = c >= ' ' && c <= '~' && c != '*' && c != '/';
            text.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return text.toString();
    }
}
