package dev.aionis.drill.record.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gauges in the OpenMetrics text format 1.0. Of its types only the gauge is used, whose samples are written the same way
 * in Prometheus' own format, so that one file serves both; the end mark is a comment there.
 */
final class MetricsText {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final Map<String, Family> families = new LinkedHashMap<>();

    /** @param samples labels as they are written → value */
    private record Family(String help, String unit, Map<String, String> samples) {}

    /**
     * Adds a sample; the first of a family says what the family is.
     *
     * @param name ends in {@code unit}, where there is one
     * @param unit e.g. {@code seconds}; empty for none
     * @param labels by name, in their order
     */
    void gauge(String name, String unit, String help, Map<String, String> labels, double value) {
        if (!NAME.matcher(name).matches() || !unit.isEmpty() && !name.endsWith("_" + unit)) {
            throw new IllegalArgumentException("metric " + name + ", expected a name that ends in _" + unit);
        }
        families.computeIfAbsent(name, first -> new Family(help, unit, new LinkedHashMap<>()))
                .samples()
                .put(labels(labels), number(value));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        families.forEach((name, family) -> {
            text.append("# TYPE ").append(name).append(" gauge\n");
            if (!family.unit().isEmpty()) {
                text.append("# UNIT ")
                        .append(name)
                        .append(' ')
                        .append(family.unit())
                        .append('\n');
            }
            text.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(escaped(family.help()))
                    .append('\n');
            family.samples()
                    .forEach((labels, value) -> text.append(name)
                            .append(labels)
                            .append(' ')
                            .append(value)
                            .append('\n'));
        });
        return text.append("# EOF\n").toString();
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "");
    }

    /** Never with an exponent, which not every reader of the format takes; finer than a nanosecond says nothing. */
    private static String number(double value) {
        BigDecimal exact =
                BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }
}
