package dev.aionis.drill.lever.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a hook answered. Every value was checked when the answer was read, by {@link AnswerReader}. */
final class HookAnswer {

    /** An answer that says nothing. */
    static final HookAnswer NOTHING = new HookAnswer(JsonNodeFactory.instance.objectNode());

    private final JsonNode object;

    /** @param object checked */
    HookAnswer(JsonNode object) {
        this.object = object;
    }

    Optional<String> jobId() {
        return text(AnswerKey.JOB_ID);
    }

    Optional<String> release() {
        return text(AnswerKey.RELEASE);
    }

    Optional<String> message() {
        return text(AnswerKey.MESSAGE);
    }

    Optional<String> firstWal() {
        return text(AnswerKey.FIRST_WAL);
    }

    Optional<URI> apiUrl() {
        return text(AnswerKey.API_URL).map(URI::create);
    }

    Optional<Instant> finishedAt() {
        return text(AnswerKey.FINISHED_AT)
                .map(moment -> OffsetDateTime.parse(moment).toInstant());
    }

    /** Where the restored database answers. */
    Optional<DatabaseUrl> database() {
        return text(AnswerKey.DATABASE_URL).flatMap(DatabaseUrl::parse);
    }

    /** How many WAL segments were looked for. */
    OptionalInt segments() {
        JsonNode number = object.path(AnswerKey.SEGMENTS.label());
        return number.isInt() ? OptionalInt.of(number.asInt()) : OptionalInt.empty();
    }

    /** WAL segments that the archive lacks; empty where nothing was said of any. */
    Optional<List<String>> missing() {
        if (object.path(AnswerKey.MISSING.label()).isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(texts(AnswerKey.MISSING));
    }

    /** Of copies; none where nothing was said of any. */
    List<String> names() {
        return texts(AnswerKey.NAMES);
    }

    private List<String> texts(AnswerKey key) {
        var texts = new ArrayList<String>();
        object.path(key.label()).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private Optional<String> text(AnswerKey key) {
        JsonNode value = object.path(key.label());
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }
}
