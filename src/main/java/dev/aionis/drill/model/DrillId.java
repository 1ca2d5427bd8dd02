package dev.aionis.drill.model;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of one drill: {@code ha_drill_<yyyymmdd>_<environment>_<nn>}. */
public record DrillId(String value) {

    /** As a path's element it leads nowhere else: no separator, and no dot at the beginning. */
    private static final Pattern FORM = Pattern.compile("ha_drill_\\d{8}_[A-Za-z0-9][A-Za-z0-9.-]*_\\d{2,8}");

    /** The order in which the drills of one environment were begun: by day, then by number. */
    public static final Comparator<DrillId> ORDER =
            Comparator.comparing(DrillId::day).thenComparing(DrillId::number);

    public DrillId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "drill id '" + value + "', expected ha_drill_<yyyymmdd>_<environment>_<nn>");
        }
    }

    public static DrillId of(LocalDate dateUtc, String environment, int number) {
        return new DrillId(
                "ha_drill_%s_%s_%02d".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(dateUtc), environment, number));
    }

    /** What the text names, where it is a drill id. */
    public static Optional<DrillId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DrillId(text)) : Optional.empty();
    }

    /**
     * Whether a drill of the environment gives this name to something that it makes.
     *
     * @param form of such names; its first two groups are the drill's day and number
     * @param naming what a drill calls it
     */
    public static boolean gives(String name, String environment, Pattern form, Function<DrillId, String> naming) {
        Matcher parts = form.matcher(name);
        return parts.matches()
                && parse("ha_drill_%s_%s_%s".formatted(parts.group(1), environment, parts.group(2)))
                        .map(naming)
                        .filter(name::equals)
                        .isPresent();
    }

    /** When it began, in UTC: {@code yyyymmdd}. */
    public String day() {
        return value.substring("ha_drill_".length(), "ha_drill_yyyymmdd".length());
    }

    /** Which of the day it was in its environment, from 1. */
    public int number() {
        return Integer.parseInt(value.substring(value.lastIndexOf('_') + 1));
    }

    /** The environment that was drilled. */
    public String environment() {
        return value.substring("ha_drill_yyyymmdd_".length(), value.lastIndexOf('_'));
    }

    @Override
    public String toString() {
        return value;
    }
}
