package dev.aionis.drill.config;

import java.util.function.IntFunction;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Text that is not YAML: nothing in it can be trusted, so it is the only problem reported. */
final class YamlSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ConfigProblem problem;

    YamlSyntax(Location at, String seen, String expected, String hint) {
        super(seen, null, false, false);
        this.problem = new ConfigProblem(at, "", seen, expected, hint);
    }

    /** Line, column and kind of the error. The text around it is left out: a secret may stand there. */
    static YamlSyntax of(MarkedYAMLException broken, IntFunction<Location> locations) {
        var mark = broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
        String cause = broken.getProblem() == null ? "" : broken.getProblem();
        String column = mark == null ? "" : " in column " + (mark.getColumn() + 1);
        Location at = locations.apply(mark == null ? 0 : mark.getLine() + 1);
        if (cause.contains("TAB")) {
            return new YamlSyntax(at, "a tab" + column, "spaces", "YAML is indented by spaces only, two a level here");
        }
        if (cause.contains("Global tag")) {
            return new YamlSyntax(at, "a YAML tag" + column, "a value without one", YamlTree.TAG_HINT);
        }
        if (cause.contains("undefined alias")) {
            return new YamlSyntax(
                    at, "an alias without its anchor" + column, "a value", "quote text that begins with *");
        }
        if (cause.contains("another document")
                || String.valueOf(broken.getContext()).contains("single document")) {
            return new YamlSyntax(at, "a second document", "one", "remove the line ---, or what follows it");
        }
        return new YamlSyntax(
                at,
                "broken YAML" + column + " (" + withoutQuotedText(cause) + ")",
                "keys of one section at one indentation, each followed by a colon and a space",
                "look at the indentation, the quotes and the brackets of this line and the one above");
    }

    ConfigProblem problem() {
        return problem;
    }

    private static String withoutQuotedText(String cause) {
        return cause.replaceAll("'[^']{4,}'|\"[^\"]{4,}\"", "…")
                .lines()
                .findFirst()
                .orElse("");
    }
}
