package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.ShellLine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Where the operator's commands run, and with what: the drill's environment but for its secrets, and what
 * {@code hook.environment} passes.
 *
 * @param directory in which they run, absolute
 * @param environment added to the inherited one
 * @param secret whether a value is a secret of the drill's
 */
public record OperatorGround(Path directory, Map<String, String> environment, Predicate<String> secret) {

    public OperatorGround {
        directory = directory.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** @param hooks empty for the drill's own directory and nothing besides */
    public static OperatorGround of(Optional<HookConfig> hooks, Predicate<String> secret) {
        return new OperatorGround(
                hooks.map(HookConfig::directory).orElse(Path.of(".")),
                hooks.map(HookConfig::environment).orElse(Map.of()),
                secret);
    }

    public Command prepared(HookCommand command) {
        return Command.of(command.command())
                .in(directory)
                .without(secretsOfOurs())
                .with(environment)
                .timeout(command.timeout());
    }

    /**
     * The command as a person runs it: there, told the same, and without a secret.
     *
     * @param clean takes secrets out of a text
     */
    public String byHand(HookCommand command, Map<String, String> told, UnaryOperator<String> clean) {
        var all = new TreeMap<>(environment);
        all.putAll(told);
        String variables = all.entrySet().stream()
                .map(one -> one.getKey() + "=" + shown(one.getKey(), one.getValue(), clean) + " ")
                .collect(Collectors.joining());
        return "cd " + ShellLine.quoted(directory.toString()) + " && " + variables
                + clean.apply(ShellLine.of(command.command()));
    }

    /** Of a secret its name, by which the shell asks for it. */
    private String shown(String name, String value, UnaryOperator<String> clean) {
        return secret.test(value) || !clean.apply(value).equals(value)
                ? "\"${" + name + ":?is a secret of hook.environment, export it}\""
                : ShellLine.quoted(value);
    }

    /** What the drill reads its own secrets from. */
    private Set<String> secretsOfOurs() {
        return System.getenv().entrySet().stream()
                .filter(variable -> secret.test(variable.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
