package dev.aionis.drill.run.plan;

import dev.aionis.drill.aionis.SentSql;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DurationText;
import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan as a person reads it: Markdown that reads well on a console too. */
public final class PlanDocument {

    private final List<String> lines = new ArrayList<>();
    private final PlanFacts facts;

    private PlanDocument(PlanFacts facts) {
        this.facts = facts;
    }

    /**
     * @param configFile what it was made from
     * @param at when
     * @param warnings what is unusual in the configuration
     */
    public static List<String> lines(
            PlanFacts facts, String configFile, Instant at, List<String> warnings, List<ScenarioPlan> scenarios) {
        var document = new PlanDocument(facts);
        document.head(configFile, at);
        document.list("Worth knowing", warnings);
        document.list("Gaps", facts.levers().gaps());
        document.durations(scenarios);
        scenarios.forEach(document::scenario);
        document.sql();
        return document.lines;
    }

    private void head(String configFile, Instant at) {
        DrillConfig config = facts.config();
        say("# Plan of a drill of " + config.environment());
        say("");
        say("Nothing was done: nothing was sent to API or database, no program started. Made at " + at + " from "
                + configFile + ".");
        say("");
        say("- deployment: " + config.deployment().kind().name().toLowerCase(Locale.ROOT)
                + (config.production()
                        ? ", **production**: a drill and a preflight need -Ddrill.confirm=" + config.environment()
                        : ""));
        say("- API: " + facts.api() + "; replicas: " + String.join(", ", facts.replicas()));
        say("- database: " + facts.database());
        say("- releases: candidate " + config.release().candidate() + ", rollback "
                + config.release().rollback());
        say("- only read: " + config.sample() + "; written to: " + facts.scope());
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            say("");
            say("## " + title);
            say("");
            items.forEach(item -> say("- " + item.replaceAll("\\s*\\n\\s*", "; ")));
        }
    }

    private void durations(List<ScenarioPlan> scenarios) {
        say("");
        say("## How long");
        say("");
        say("Configured waits, and with every limit used up; what is done between them takes seconds.");
        say("");
        say("| scenario | expected | at most |");
        say("|---|---|---|");
        scenarios.forEach(one -> duration(one.heading(), one.expected(), one.atMost()));
        duration(
                "all",
                scenarios.stream().map(ScenarioPlan::expected).reduce(Duration.ZERO, Duration::plus),
                scenarios.stream().map(ScenarioPlan::atMost).reduce(Duration.ZERO, Duration::plus));
    }

    private void duration(String what, Duration expected, Duration atMost) {
        say("| " + what + " | " + DurationText.format(expected) + " | " + DurationText.format(atMost) + " |");
    }

    private void scenario(ScenarioPlan scenario) {
        say("");
        say("## " + scenario.heading());
        for (int i = 0; i < scenario.steps().size(); i++) {
            PlannedStep step = scenario.steps().get(i);
            say("");
            say((i + 1) + ". " + scenario.sentences().get(i) + time(step));
            step.actions().forEach(action -> say("   - " + action));
        }
    }

    private static String time(PlannedStep step) {
        if (step.atMost().isZero()) {
            return "";
        }
        return step.expected().equals(step.atMost())
                ? " (" + DurationText.format(step.expected()) + ")"
                : " (" + DurationText.format(step.expected()) + ", at most " + DurationText.format(step.atMost()) + ")";
    }

    /** The texts as they are sent; a test holds them against what a server was sent. */
    private void sql() {
        say("");
        say("## SQL");
        say("");
        say(
                "Word for word, `?` stands for a value; all of it reads, in sessions that are read only, but for LOCK, which"
                        + " holds an advisory lock while the drill lasts.");
        for (SentSql reading : SentSql.values()) {
            statement(reading + ": " + reading.what(), reading.texts());
        }
        var scope = new AuditScope(facts.scope().storageKey(), PlanFacts.ID + "-<scenario>-", Optional.empty());
        statement("AUDIT: every write of the drill", List.of(Audit.query(scope)));
    }

    private void statement(String title, List<String> texts) {
        say("");
        say("### " + title);
        say("");
        say("```sql");
        texts.forEach(text -> (text.strip() + ";").lines().forEach(this::say));
        say("```");
    }

    private void say(String line) {
        lines.add(line);
    }
}
