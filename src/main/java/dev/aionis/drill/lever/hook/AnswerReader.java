package dev.aionis.drill.lever.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the answer of a hook: the last line of its output, where that begins as a JSON object does. A key that the
 * verb does not know and a value of another form are refused, so that a misspelt key is not a silent one.
 */
final class AnswerReader {

    /** A WAL segment: timeline, log, segment. */
    private static final Pattern WAL = Pattern.compile("[0-9A-F]{24}");

    /** Enough to recognize what was printed. */
    private static final int EXCERPT = 60;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final HookVerb verb;
    private final UnaryOperator<String> clean;

    /** @param clean takes secrets out of what is quoted */
    AnswerReader(HookVerb verb, UnaryOperator<String> clean) {
        this.verb = verb;
        this.clean = clean;
    }

    HookAnswer read(String stdout) throws WrongAnswer {
        String last = stdout.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce("", (before, line) -> line);
        if (!last.startsWith("{")) {
            return HookAnswer.NOTHING;
        }
        JsonNode object = parsed(last);
        refuseUnknown(object);
        for (AnswerKey key : verb.keys()) {
            JsonNode value = object.path(key.label());
            if (!value.isMissingNode()) {
                check(key, value);
            }
        }
        return new HookAnswer(object);
    }

    /** What is wrong is told by its place: the parser quotes the text, which may hold a password. */
    private static JsonNode parsed(String line) throws WrongAnswer {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new WrongAnswer(
                    "a last line that begins with { and is no JSON from its column "
                            + broken.getLocation().getColumnNr() + " on",
                    "a JSON object on one line, or a last line that begins otherwise");
        }
    }

    private void refuseUnknown(JsonNode object) throws WrongAnswer {
        List<String> known = verb.keys().stream().map(AnswerKey::label).toList();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new WrongAnswer(
                        "the unknown key \"" + excerpt(name) + "\"", "none but " + String.join(", ", known));
            }
        }
    }

    private void check(AnswerKey key, JsonNode value) throws WrongAnswer {
        if (key == AnswerKey.MISSING) {
            checkSegments(value);
            return;
        }
        if (key == AnswerKey.NAMES) {
            checkNames(value);
            return;
        }
        if (key == AnswerKey.SEGMENTS) {
            checkCount(value);
            return;
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw wrong(key, value, "a text");
        }
        switch (key) {
            case DATABASE_URL -> checkDatabase(value);
            case API_URL -> checkWeb(value);
            case FINISHED_AT -> checkMoment(value);
            case FIRST_WAL -> checkSegment(key, value);
            default -> {
                // any text will do
            }
        }
    }

    /** Not quoted: it may hold a password. */
    private static void checkDatabase(JsonNode value) throws WrongAnswer {
        if (DatabaseUrl.parse(value.asText()).isEmpty()) {
            throw new WrongAnswer(
                    "databaseUrl in another form",
                    "postgres://user:password@host:port/database or jdbc:postgresql://host:port/database");
        }
    }

    private void checkWeb(JsonNode value) throws WrongAnswer {
        try {
            var url = new URI(value.asText());
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException noUrl) {
            // told below
        }
        throw wrong(AnswerKey.API_URL, value, "http://host:port or https://host:port, without credentials");
    }

    private void checkMoment(JsonNode value) throws WrongAnswer {
        try {
            OffsetDateTime.parse(value.asText());
        } catch (DateTimeException noMoment) {
            throw wrong(AnswerKey.FINISHED_AT, value, "a moment such as 2026-02-28T10:10:00Z");
        }
    }

    private void checkCount(JsonNode value) throws WrongAnswer {
        if (!value.isInt() || value.asInt() < 0) {
            throw wrong(AnswerKey.SEGMENTS, value, "a whole number, how many were looked for");
        }
    }

    private void checkNames(JsonNode list) throws WrongAnswer {
        if (!list.isArray()) {
            throw wrong(AnswerKey.NAMES, list, "a list of names of copies, [] where there is none");
        }
        for (JsonNode name : list) {
            if (!name.isTextual() || name.asText().isBlank()) {
                throw wrong(AnswerKey.NAMES, name, "names of copies, each a text");
            }
        }
    }

    private void checkSegments(JsonNode list) throws WrongAnswer {
        if (!list.isArray()) {
            throw wrong(AnswerKey.MISSING, list, "a list of WAL segments, [] where none is missing");
        }
        for (JsonNode segment : list) {
            checkSegment(AnswerKey.MISSING, segment);
        }
    }

    private void checkSegment(AnswerKey key, JsonNode value) throws WrongAnswer {
        if (!value.isTextual() || !WAL.matcher(value.asText()).matches()) {
            throw wrong(key, value, "a WAL segment such as 000000010000000000000003");
        }
    }

    private WrongAnswer wrong(AnswerKey key, JsonNode seen, String expected) {
        return new WrongAnswer(key.label() + " " + excerpt(seen.toString()), expected);
    }

    /** Cleaned before it is cut: half a secret is not recognized as one. */
    private String excerpt(String text) {
        String shown = clean.apply(text);
        return shown.length() <= EXCERPT ? shown : shown.substring(0, EXCERPT) + "…";
    }
}
