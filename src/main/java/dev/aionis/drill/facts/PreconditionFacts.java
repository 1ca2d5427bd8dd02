package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.ArchiveState;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.criteria.PreconditionCriteria;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.observe.ClockReading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What preconditions are judged by: each a look at one moment, of which nothing more is left than what was seen. */
public final class PreconditionFacts {

    /** Without these on, an acknowledged write may be lost and no ledger verdict means anything. */
    public static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");

    private PreconditionFacts() {}

    /**
     * @param refusal why the drill may not run in the environment; empty where it may
     * @param hint what to do about that
     */
    public record OneDrill(Optional<String> refusal, String hint) implements CriterionFacts {

        public static OneDrill of(Optional<DrillException> refused) {
            String[] told = refused.map(DrillException::getMessage).orElse("").split("\nHINT: ", 2);
            return new OneDrill(refused.map(any -> told[0]), told[told.length - 1]);
        }

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.oneDrill(refusal, hint);
        }
    }

    /** @param answering names of the replicas whose {@code /health} was as the contract says */
    public record Replicas(List<String> answering, int objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.apiReplicas(answering.size(), objective);
        }
    }

    /** @param distinct how many different processes were behind the replicas that answered */
    public record Processes(int answering, int distinct) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.distinctReplicas(answering, distinct);
        }
    }

    /** Criteria that are the sum of single looks. */
    public record Looks(PassCriterion criterion, List<Check> looks) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return switch (criterion) {
                case WORKER_APART -> PreconditionCriteria.workerApart(looks.get(0));
                case EXTERNAL_DATABASE -> PreconditionCriteria.externalDatabase(looks);
                case MONITORING -> PreconditionCriteria.monitoring(looks);
                case ALERT_CHANNEL -> PreconditionCriteria.alertChannel(looks);
                case ROLLBACK_ARTIFACT -> PreconditionCriteria.rollbackArtifact(looks.get(0));
                case API_CREDENTIALS -> PreconditionCriteria.apiCredentials(looks.get(0));
                case DATABASE_PRIVILEGES -> PreconditionCriteria.databasePrivileges(looks);
                case GATE_PROGRAMS -> PreconditionCriteria.gatePrograms(looks);
                case PINNED_IDENTITY -> PreconditionCriteria.pinnedIdentity(looks);
                case NO_OPEN_INCIDENT -> PreconditionCriteria.noOpenIncident(looks);
                default ->
                    throw new IllegalArgumentException(
                            "criterion " + criterion.id() + ", expected one that is the sum of single looks");
            };
        }
    }

    /**
     * @param seen the database's settings by name, those left out that its role may not see
     * @param ofRoles settings that single roles have
     */
    public record Settings(Map<String, String> seen, List<String> ofRoles) implements CriterionFacts {

        public Settings {
            seen = new TreeMap<>(seen);
        }

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.durability(
                    Stream.concat(DURABILITY.stream().map(this::on), Stream.of(nobodyElsewise()))
                            .toList());
        }

        private Check on(String name) {
            return seen.containsKey(name)
                    ? Check.of(name, seen.get(name).equals("on"), seen.get(name))
                    : Check.unknown(name, "this role may not see it");
        }

        /** No role of the API or the worker may have a durability setting of its own. */
        private Check nobodyElsewise() {
            List<String> own = ofRoles.stream()
                    .filter(setting -> DURABILITY.stream().anyMatch(setting::contains))
                    .toList();
            return Check.of("no role has other values", own.isEmpty(), String.join(", ", own));
        }
    }

    /**
     * @param left what earlier drills left, one line each
     * @param cleared what was found and is gone
     * @param undo the command that clears it without a drill
     */
    public record Residue(List<String> left, List<String> cleared, String undo) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.noResidue(left, cleared, undo);
        }
    }

    public record Archiving(ArchiveState archive) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.archiving(archive);
        }
    }

    public record ArchiveAge(ArchiveState archive, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.archiveAge(archive, objective);
        }
    }

    /** @param age empty where the restore lever does not tell */
    public record BackupAge(Optional<Duration> age, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.backupAge(age, objective);
        }
    }

    /** @param sinceLast time since the last restore that is on record; empty if there is none */
    public record Rehearsal(Optional<Duration> sinceLast, int objectiveDays) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return PreconditionCriteria.restoreRehearsed(sinceLast, objectiveDays);
        }
    }

    /** @param why there is no reading; empty where there is one */
    public record Clocks(Optional<ClockReading> reading, String why, Duration limit) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return reading.map(read -> PreconditionCriteria.clocks(read.offset(), read.uncertainty(), limit))
                    .orElseGet(() -> PreconditionCriteria.clocksUnread(limit, why));
        }
    }
}
