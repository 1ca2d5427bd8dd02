package dev.aionis.drill.config;

import dev.aionis.drill.model.DrillException;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that no drill is started with. Its message has all the problems, in file order. */
public final class ConfigurationRefused extends DrillException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    ConfigurationRefused(String file, List<ConfigProblem> problems) {
        super(message(file, problems), "nothing was started; docs/configuration.md explains every key");
        this.problems = List.copyOf(problems);
    }

    /** At least one, in file order. */
    public List<ConfigProblem> problems() {
        return problems;
    }

    private static String message(String file, List<ConfigProblem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "configuration " + file + " has " + count + ", expected none\n", ""));
    }
}
