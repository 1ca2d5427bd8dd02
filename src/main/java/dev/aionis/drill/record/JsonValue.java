package dev.aionis.drill.record;

import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that the open parts of a record may hold, in the one form in which JSON gives them back: String,
 * Boolean, Long, Double, and lists and string-keyed maps of them in their order.
 *
 * <p>For whoever fills them some more are taken: an {@link Instant} becomes its ISO text, a
 * {@link Measure}, {@link Span} or {@link Duration} an object of {@code value}, {@code unit} and {@code plusMinus},
 * an enum its name.
 */
public final class JsonValue {

    private JsonValue() {}

    /** An unmodifiable deep copy of {@code open}, all values in the form said above. */
    static Map<String, Object> object(Map<?, ?> open) {
        var copy = new LinkedHashMap<String, Object>();
        open.forEach((key, value) -> copy.put(keyOf(key), of(value)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * {@code value} in the form said above.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static Object of(Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        return value instanceof Map<?, ?> map ? object(map) : ofOurs(value);
    }

    private static Object ofOurs(Object value) {
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        if (value instanceof Duration duration) {
            return ofOurs(Span.exactly(duration));
        }
        if (value instanceof Span span) {
            return ofOurs(Measure.seconds(span));
        }
        if (value instanceof Measure measure) {
            var object = new LinkedHashMap<String, Object>();
            object.put("value", measure.value());
            object.put("unit", measure.unit());
            object.put("plusMinus", measure.plusMinus());
            return Collections.unmodifiableMap(object);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        String seen = value == null ? "nothing" : "a " + value.getClass().getSimpleName();
        throw new IllegalArgumentException(
                "measurement is " + seen
                        + ", expected a text, a finite number, true or false, an instant, a duration, a measure, or a list or map of them");
    }

    private static List<Object> list(Collection<?> collection) {
        var copy = new ArrayList<Object>(collection.size());
        collection.forEach(item -> copy.add(of(item)));
        return Collections.unmodifiableList(copy);
    }

    private static String keyOf(Object key) {
        if (key instanceof Enum<?> constant) {
            return constant.name();
        }
        if (key instanceof String || key instanceof Number) {
            return key.toString();
        }
        throw new IllegalArgumentException("measurement, key is " + key + ", expected a text");
    }
}
