package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake each, and what is said about it. */
class RefusalTest {

    @TempDir
    private Path folder;

    /** Description, what is replaced in the shortest configuration, by what, the problem, the hint. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "misspelt key",
                        "owner:",
                        "ownr:",
                        "drill.yaml:2: ownr, seen an unknown key, expected one of environment, production, owner, "
                                + "observers, sample, release, deployment, monitoring, load, observe, levers, safety, abort, hook, kubernetes, docker, objectives, "
                                + "gates, record, report, notifications, restore, rollback, worker, replica",
                        "did you mean owner?"),
                arguments(
                        "key of another section",
                        "  rollback: v0.1.8",
                        "  rollback: v0.1.8\n  claim-timeout: 5s",
                        "drill.yaml:7: release.claim-timeout, seen an unknown key, expected one of candidate, rollback",
                        "claim-timeout belongs under deployment.sandbox"),
                arguments(
                        "key without likeness",
                        "owner: platform-oncall",
                        "owner: platform-oncall\nzzz: 1",
                        "drill.yaml:3: zzz, seen an unknown key, expected one of environment, production, owner, "
                                + "observers, sample, release, deployment, monitoring, load, observe, levers, safety, abort, hook, kubernetes, docker, objectives, "
                                + "gates, record, report, notifications, restore, rollback, worker, replica",
                        "remove it, or see docs/configuration.md for the keys there are"),
                arguments(
                        "missing key",
                        "  rollback: v0.1.8\n",
                        "",
                        "drill.yaml:4: release.rollback, seen nothing, expected tag of the previous known-good release, "
                                + "the rollback's goal",
                        "add \"rollback:\" under release"),
                arguments(
                        "missing key at the top",
                        "owner: platform-oncall\n",
                        "",
                        "drill.yaml:1: owner, seen nothing, expected who is answerable for the drill and its follow-ups",
                        "add \"owner:\" at the top level"),
                arguments(
                        "duplicate key",
                        "owner: platform-oncall",
                        "owner: platform-oncall\nowner: backend",
                        "drill.yaml:3: owner, seen the key a second time, first at drill.yaml:2, expected each key once",
                        "remove one of the two"),
                arguments(
                        "key without value",
                        "owner: platform-oncall",
                        "owner:",
                        "drill.yaml:2: owner, seen no value, expected who is answerable for the drill and its follow-ups",
                        "write the value after the colon"),
                arguments(
                        "value that is a comment",
                        "\"#ops-alerts\"",
                        "#ops-alerts",
                        "drill.yaml:11: monitoring.alert-channel, seen no value, only a comment, expected name of the "
                                + "channel that alerts go to, for the record",
                        "quote a value that begins with #, as in \"#ops-alerts\""),
                arguments(
                        "key with default but without value",
                        "sandbox: {}",
                        "sandbox:\n    worker-batch:",
                        "drill.yaml:10: deployment.sandbox.worker-batch, seen no value, expected rows that the worker "
                                + "claims at once",
                        "remove the line for the default, 20"),
                arguments(
                        "duration in words",
                        "sandbox: {}",
                        "sandbox: {claim-timeout: 20 sec}",
                        "drill.yaml:9: deployment.sandbox.claim-timeout, seen \"20 sec\", expected a duration such as 20s, "
                                + "500ms or 1h30m",
                        "write 20s"),
                arguments(
                        "duration without unit",
                        "sandbox: {}",
                        "sandbox: {claim-timeout: 20}",
                        "drill.yaml:9: deployment.sandbox.claim-timeout, seen \"20\", expected a duration such as 20s, "
                                + "500ms or 1h30m",
                        "write 20s"),
                arguments(
                        "duration that is none",
                        "sandbox: {}",
                        "sandbox: {claim-timeout: soon}",
                        "drill.yaml:9: deployment.sandbox.claim-timeout, seen \"soon\", expected a duration such as 20s, "
                                + "500ms or 1h30m",
                        "claim-timeout: age at which a claim of a dead worker may be taken over (default 5s)"),
                arguments(
                        "duration out of range",
                        "sandbox: {}",
                        "sandbox: {claim-timeout: 2h}",
                        "drill.yaml:9: deployment.sandbox.claim-timeout, seen \"2h\", expected between 100ms and 1h",
                        "claim-timeout: age at which a claim of a dead worker may be taken over (default 5s)"),
                arguments(
                        "number out of range",
                        "sandbox: {}",
                        "sandbox: {worker-batch: 0}",
                        "drill.yaml:9: deployment.sandbox.worker-batch, seen \"0\", expected at least 1",
                        "worker-batch: rows that the worker claims at once (default 20)"),
                arguments(
                        "fraction for a whole number",
                        "sandbox: {}",
                        "sandbox: {worker-batch: 1.5}",
                        "drill.yaml:9: deployment.sandbox.worker-batch, seen \"1.5\", expected a whole number",
                        "worker-batch: rows that the worker claims at once (default 20)"),
                arguments(
                        "percentage",
                        "sandbox: {}",
                        "sandbox: {regression-error-rate: 25%}",
                        "drill.yaml:9: deployment.sandbox.regression-error-rate, seen \"25%\", expected a number",
                        "write 0.25"),
                arguments(
                        "number that is none",
                        "sandbox: {}",
                        "sandbox: {regression-error-rate: .nan}",
                        "drill.yaml:9: deployment.sandbox.regression-error-rate, seen \".nan\", expected a number",
                        "regression-error-rate: share of the candidate's writes and recalls that fail (default 0.25)"),
                arguments(
                        "boolean in words",
                        "sandbox: {}",
                        "sandbox: {rate-limits: off}",
                        "drill.yaml:9: deployment.sandbox.rate-limits, seen \"off\", expected true or false",
                        "write false"),
                arguments(
                        "unknown choice",
                        "kind: embedded",
                        "kind: embeded",
                        "drill.yaml:8: deployment.kind, seen \"embeded\", expected one of embedded, containers, external",
                        "write embedded"),
                arguments(
                        "value where a section belongs",
                        "release:\n  candidate: v0.2.2\n  rollback: v0.1.8\n",
                        "release: v0.2.2\n",
                        "drill.yaml:4: release, seen a single value, expected a section with keys candidate, rollback",
                        "put the keys below, two spaces further in"),
                arguments(
                        "value where a list belongs",
                        "[npm, run, -s, \"preflight:prod\"]",
                        "npm run preflight",
                        "drill.yaml:14: gates.0.command, seen a single value, expected a list",
                        "begin each item with a hyphen and a space, or write [a, b]"),
                arguments(
                        "section where a value belongs",
                        "owner: platform-oncall",
                        "owner: {name: platform-oncall}",
                        "drill.yaml:2: owner, seen a section with keys, expected text",
                        "owner: who is answerable for the drill and its follow-ups"),
                arguments(
                        "empty list",
                        "[npm, run, -s, \"preflight:prod\"]",
                        "[]",
                        "drill.yaml:14: gates.0.command, seen an empty list, expected at least one",
                        "command: program and arguments, one list item each; {api} stands for the API's base URL"),
                arguments(
                        "blank text",
                        "owner: platform-oncall",
                        "owner: \" \"",
                        "drill.yaml:2: owner, seen \" \", expected some text",
                        "owner: who is answerable for the drill and its follow-ups"),
                arguments(
                        "blank item",
                        "[npm, run, -s, \"preflight:prod\"]",
                        "[npm, \"\"]",
                        "drill.yaml:14: gates.0.command.1, seen \"\", expected some text",
                        "command: program and arguments, one list item each; {api} stands for the API's base URL"),
                arguments(
                        "environment name that fits no drill id",
                        "environment: local",
                        "environment: staging_ha",
                        "drill.yaml:1: environment, seen \"staging_ha\", expected letters, digits, dots and hyphens, "
                                + "as in staging-ha",
                        "environment: name of the environment, part of every drill id"),
                arguments(
                        "reserved scope",
                        "scope: default}",
                        "scope: \"tenant:a\"}",
                        "drill.yaml:3: sample.scope, seen \"tenant:a\", expected a scope without the prefix tenant:, "
                                + "which Aionis reserves",
                        "scope: scope of the sample"),
                arguments(
                        "YAML tag",
                        "owner: platform-oncall",
                        "owner: !team platform-oncall",
                        "drill.yaml:2: owner, seen a YAML tag, expected a value without one",
                        YamlTree.TAG_HINT),
                arguments(
                        "merge key",
                        "  rollback: v0.1.8",
                        "  rollback: v0.1.8\n  <<: {}",
                        "drill.yaml:7: release.<<, seen an unknown key, expected one of candidate, rollback",
                        "YAML merge keys are not read here; write the keys out"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_located_and_explained(
            String description, String right, String wrong, String problem, String hint) {
        assertThat(Configurations.SHORTEST)
                .as("premise: what is made wrong is there")
                .contains(right);

        String message = new Configurations(folder).refusal(Configurations.SHORTEST.replace(right, wrong));

        assertThat(message).contains("  " + problem + "\n    HINT: " + hint + "\n");
        assertThat(message).endsWith("\nHINT: nothing was started; docs/configuration.md explains every key");
    }

    @Test
    void a_misspelt_key_is_not_also_called_missing() {
        String message = new Configurations(folder).refusal(Configurations.SHORTEST.replace("owner:", "ownr:"));

        assertThat(message).startsWith("configuration drill.yaml has 1 problem, expected none\n");
    }
}
