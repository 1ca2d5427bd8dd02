package dev.aionis.drill.junit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.run.LateSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that Allure reads its results from: cleared of an earlier run's, given the history of the last report,
 * and described by the three files in which Allure wants to be told of environment, executor and categories.
 */
final class AllureFolder {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Nor a verdict, whose reasons may quote what was missed. */
    private static final String NOT_A_PRECONDITION = "(?s)(?!" + ReportedStep.PRECONDITION + ")(?!verdict )";

    private final Path results;

    private AllureFolder(Path results) {
        this.results = results;
    }

    /**
     * Clears {@code base/allure-results} and takes over the history of {@code base/allure-report}, if there is one.
     *
     * @throws DrillException if the folder can't be cleared
     */
    static AllureFolder cleared(Path base) {
        Path results = base.resolve("allure-results");
        try {
            Files.createDirectories(results);
            try (Stream<Path> old = Files.list(results)) {
                for (Path file : old.filter(AllureFolder::ours).toList()) {
                    Files.delete(file);
                }
            }
            keepHistory(base.resolve("allure-report/history"), results.resolve("history"));
            return new AllureFolder(results);
        } catch (IOException failed) {
            throw new DrillException(
                    "allure-results, can't be cleared: " + failed, "look at the rights on " + results, failed);
        }
    }

    /** Tells Allure what was drilled, by whom, and how results are to be sorted. */
    void describe(Map<String, String> environment, Map<String, Object> executor) {
        var properties = new StringBuilder();
        environment.forEach((key, value) -> properties
                .append(escaped(key).replace(" ", "\\ "))
                .append(" = ")
                .append(escaped(value))
                .append('\n'));
        write("environment.properties", properties.toString());
        writeJson("executor.json", executor);
        writeJson("categories.json", categories());
    }

    /** A secret may have been attached before it was known to be one. */
    void lookOnceMore(Redactor redactor) {
        new LateSecrets(redactor, file -> file.startsWith(results.resolve("history"))).over(results);
    }

    /**
     * Missed objectives, unproven criteria, broken steps and preconditions are four different things to a reader. Allure
     * puts a result into every category that takes it, so each takes only what no other does.
     */
    private static List<Map<String, Object>> categories() {
        return List.of(
                category("Missed objectives", List.of("failed"), NOT_A_PRECONDITION + ".*objective missed:.*"),
                category(
                        "Unproven criteria",
                        List.of("failed"),
                        NOT_A_PRECONDITION + "(?!.*objective missed:).*criterion unproven:.*"),
                category("Broken steps", List.of("broken"), NOT_A_PRECONDITION + "(?!aborted because ).*"),
                category("Preconditions", List.of("failed", "broken"), "(?s)" + ReportedStep.PRECONDITION + ".*"),
                category("Aborted drill", List.of("broken"), "(?s)aborted because .*"),
                category("Verdicts", List.of("failed", "broken"), "(?s)verdict .*"),
                category("Skipped steps", List.of("skipped"), "(?s).*"));
    }

    private static Map<String, Object> category(String name, List<String> statuses, String messageRegex) {
        return Map.of("name", name, "matchedStatuses", statuses, "messageRegex", messageRegex);
    }

    private static boolean ours(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().equals(".gitkeep");
    }

    private static void keepHistory(Path last, Path here) throws IOException {
        if (!Files.isDirectory(last)) {
            return;
        }
        Files.createDirectories(here);
        try (Stream<Path> files = Files.list(last)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, here.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Property files are read as Latin-1; everything else is written as an escape. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.replace("\\", "\\\\").replaceAll("\\R", " ").chars().forEach(unit -> {
            if (unit < 0x80) {
                escaped.append((char) unit);
            } else {
                escaped.append("\\u%04x".formatted(unit));
            }
        });
        return escaped.toString();
    }

    private void writeJson(String name, Object content) {
        try {
            write(name, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content));
        } catch (IOException failed) {
            throw new DrillException("allure-results/" + name + ", can't be written: " + failed, "report this", failed);
        }
    }

    private void write(String name, String content) {
        try {
            Files.write(results.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new DrillException(
                    "allure-results/" + name + ", can't be written: " + failed, "look at free space", failed);
        }
    }
}
