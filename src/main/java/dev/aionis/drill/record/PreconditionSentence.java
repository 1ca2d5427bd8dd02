package dev.aionis.drill.record;

import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The four preconditions of the template, and by what each is proven. */
public enum PreconditionSentence {
    SPLIT_SERVICE(
            "Deployment topology is split service (`API` replicas + separate `worker` + external Postgres).",
            Set.of("api-replicas", "distinct-replicas", "worker-apart", "external-database")),
    MONITORING("Monitoring dashboards and alert channels are active.", Set.of("monitoring", "alert-channel")),
    ROLLBACK_ARTIFACT("Rollback artifact for previous known-good release is ready.", Set.of("rollback-artifact")),
    BACKUPS(
            "Backups/PITR policies are configured and tested at least once.",
            Set.of("durability", "archiving", "archive-age", "backup-age", "restore-rehearsed"));

    private final String text;
    private final Set<String> names;

    PreconditionSentence(String text, Set<String> names) {
        this.text = text;
        this.names = names;
    }

    /** The sentence, word for word. */
    public String text() {
        return text;
    }

    /** The {@link PreconditionRecord#name names} of what proves it; each of them is needed. */
    public Set<String> names() {
        return names;
    }

    /** Those of {@code checks} that belong to this sentence, in their order. */
    List<PreconditionRecord> of(List<PreconditionRecord> checks) {
        return checks.stream().filter(c -> names.contains(c.name())).toList();
    }

    /** Those of {@code checks} that belong to none of the sentences. */
    static List<PreconditionRecord> others(List<PreconditionRecord> checks) {
        return checks.stream()
                .filter(check -> Stream.of(values())
                        .noneMatch(sentence -> sentence.names().contains(check.name())))
                .toList();
    }

    /** Names of what would prove it and was not looked at, in their order. */
    List<String> missing(List<PreconditionRecord> checks) {
        List<PreconditionRecord> mine = of(checks);
        return names.stream()
                .filter(name -> mine.stream().noneMatch(check -> check.name().equals(name)))
                .sorted()
                .toList();
    }

    /** MISSED if one of its checks was, MET if each of its names was looked at and met, else UNPROVEN. */
    CriterionStatus status(List<PreconditionRecord> checks) {
        List<PreconditionRecord> mine = of(checks);
        if (mine.stream().anyMatch(c -> c.status() == CriterionStatus.MISSED)) {
            return CriterionStatus.MISSED;
        }
        long met = mine.stream()
                .filter(c -> c.status() == CriterionStatus.MET)
                .map(PreconditionRecord::name)
                .distinct()
                .count();
        boolean all = met == names.size() && mine.stream().allMatch(c -> c.status() == CriterionStatus.MET);
        return all ? CriterionStatus.MET : CriterionStatus.UNPROVEN;
    }
}
