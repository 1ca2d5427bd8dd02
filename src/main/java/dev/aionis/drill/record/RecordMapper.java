package dev.aionis.drill.record;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Objective;
import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How records, and what else is made of their values, become JSON. Reading is strict: what is unknown, missing, null or of another type is refused. */
public final class RecordMapper {

    private RecordMapper() {}

    public static ObjectMapper build() {
        return JsonMapper.builder()
                .addModule(words())
                .addMixIn(Criterion.class, CriterionShape.class)
                .addMixIn(StepRecord.class, StepShape.class)
                .addMixIn(DisruptionRecord.class, DisruptionShape.class)
                .addMixIn(Objective.class, ObjectiveShape.class)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
                .build();
    }

    /** Values that are one JSON text each. */
    private static SimpleModule words() {
        var module = new SimpleModule("words of a drill record");
        TextForm.add(
                module,
                Instant.class,
                Instant::toString,
                RecordMapper::instant,
                "an instant such as 2026-02-28T10:10:00Z");
        TextForm.add(module, LocalDate.class, LocalDate::toString, LocalDate::parse, "a day such as 2026-02-28");
        TextForm.add(module, DrillId.class, DrillId::value, DrillId::new, "ha_drill_<yyyymmdd>_<environment>_<nn>");
        addEnum(module, Verdict.class, Verdict::label);
        addEnum(module, ScenarioVerdict.class, ScenarioVerdict::label);
        addEnum(module, StepOutcome.class, StepOutcome::label);
        addEnum(module, DisruptionRecord.Undo.class, DisruptionRecord.Undo::label);
        addEnum(module, CriterionStatus.class, CriterionStatus::name);
        addEnum(
                module,
                Objective.Bound.class,
                bound -> bound.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return module;
    }

    private static <E extends Enum<E>> void addEnum(SimpleModule module, Class<E> type, Function<E, String> word) {
        var words = new LinkedHashMap<String, E>();
        Stream.of(type.getEnumConstants()).forEach(constant -> words.put(word.apply(constant), constant));
        Function<String, E> read = text -> Optional.ofNullable(words.get(text))
                .orElseThrow(() -> new IllegalArgumentException("not one of the words"));
        TextForm.add(module, type, word, read, "one of " + String.join(", ", words.keySet()));
    }

    /** ISO in UTC only: a record with other offsets would compare wrongly as text. */
    private static Instant instant(String text) {
        if (!text.endsWith("Z")) {
            throw new IllegalArgumentException("not in UTC");
        }
        return Instant.parse(text);
    }

    /** {@code measured} is null where nothing could be measured. */
    private record CriterionShape(
            @JsonSetter(nulls = Nulls.SET) Measure measured) {}

    /** Skipped steps have no times. */
    private record StepShape(
            @JsonSetter(nulls = Nulls.SET) Instant startedAt,
            @JsonSetter(nulls = Nulls.SET) Instant finishedAt) {}

    /** What was not undone has no time of undo. */
    private record DisruptionShape(
            @JsonSetter(nulls = Nulls.SET) Instant undoneAt) {}

    @JsonPropertyOrder({"value", "unit", "bound"})
    private record ObjectiveShape() {}
}
