package dev.aionis.drill.sandbox.service;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.Defects;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A process's settings, read from its environment. A wrong one refuses the start, with its name and what it had to be. */
public final class Settings {

    private final Map<String, String> environment;

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The address to listen at: loopback alone, unless the setting HOST says otherwise, as in a container. */
    public String host() {
        return text("HOST", "127.0.0.1");
    }

    /** The value; blank counts as missing. */
    public String text(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new StartRefused(StartRefused.CONFIGURATION, "setting " + name + " is missing");
        }
        return value;
    }

    public String text(String name, String fallback) {
        return has(name) ? text(name) : fallback;
    }

    public int number(String name) {
        return parsed(name, "a whole number", Integer::parseInt);
    }

    public int number(String name, int fallback) {
        return has(name) ? number(name) : fallback;
    }

    public double fraction(String name, double fallback) {
        return has(name) ? parsed(name, "a number", Double::parseDouble) : fallback;
    }

    public Duration millis(String name, Duration fallback) {
        return has(name)
                ? parsed(name, "a number of milliseconds", text -> Duration.ofMillis(Long.parseLong(text)))
                : fallback;
    }

    public boolean flag(String name, boolean fallback) {
        return has(name) ? parsed(name, "true or false", Settings::bool) : fallback;
    }

    /** What is wrong with the sandbox on purpose. */
    public Optional<Defect> defect() {
        return Defects.heard(environment::get);
    }

    private boolean has(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private <T> T parsed(String name, String expected, Function<String, T> parser) {
        String value = text(name);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException notThat) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION, "setting " + name + " is '" + value + "', expected " + expected);
        }
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
