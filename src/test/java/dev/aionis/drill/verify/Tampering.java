package dev.aionis.drill.verify;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** For every criterion one change of what it was judged by, and where there is raw evidence one change of that. */
final class Tampering {

    private static final String STATE = "restore/a-state-at-target.json";
    private static final String NODES = "worker/c-nodes.csv.gz";
    private static final String EVENTS = "worker/c-events.csv.gz";

    private Tampering() {}

    /** By criterion, as in {@code A rto}. */
    static Map<String, Consumer<RealRecord>> ofFacts() {
        var changes = new Facts();
        changes.set("preconditions api-replicas", "/facts/objective", "3");
        changes.set("preconditions distinct-replicas", "/facts/distinct", "1");
        for (String looked : new String[] {
            "worker-apart",
            "external-database",
            "monitoring",
            "alert-channel",
            "rollback-artifact",
            "api-credentials",
            "database-privileges",
            "gate-programs"
        }) {
            changes.set("preconditions " + looked, "/facts/looks/0/status", "\"MISSED\"");
        }
        changes.set("preconditions durability", "/facts/seen/fsync", "\"off\"");
        changes.set("preconditions archiving", "/facts/archive/on", "false");
        changes.set("preconditions archive-age", "/facts/objective", "\"PT0.001S\"");
        changes.set("preconditions backup-age", "/facts/objective", "\"PT0.001S\"");
        changes.set("preconditions restore-rehearsed", "/facts/objectiveDays", "0");
        changes.set("preconditions clocks", "/facts/limit", "\"PT0S\"");
        changes.set("preconditions one-drill", "/facts/refusal", "\"another drill runs\"");
        changes.set("preconditions no-residue", "/facts/left", "[\"worker taken away\"]");
        changes.set("A no-egress", "/facts/check/outboxTouched", "true");
        changes.set("A rto", "/facts/objective", "\"PT31S\"");
        changes.set("A rpo", "/facts/objectiveRows", "1");
        changes.set("A rpo-window", "/facts/objective", "\"PT31S\"");
        changes.set("A restore-target-reached", "/facts/reached/newestFound", "false");
        changes.set("A restored-schema", "/facts/restored/0/sha256", "\"0\"");
        changes.set("A restored-pages", "/facts/report/relations/0/result", "\"CORRUPT\"");
        changes.set("A archive-continuity", "/facts/wal/missing", "[\"000000010000000000000002\"]");
        changes.set("A api-smoke", "/facts/smoke/result", "null");
        changes.set("A critical-records", "/facts/records/restored/0/textSha256", "\"0\"");
        changes.set("A isolation", "/facts/isolation/restoredHash", "null");
        changes.set("B canary-decided", "/facts/minimumSamples", "2");
        changes.set("B rollback-slo", "/facts/objective", "\"PT1S\"");
        changes.set("B error-rate-recovery", "/facts/objective", "\"PT11S\"");
        changes.set("B latency-recovery", "/facts/objective", "\"PT11S\"");
        changes.set("B readiness", "/facts/replicas/0/status", "\"MISSED\"");
        changes.set("B schema-compatibility", "/facts/violations", "[\"startup contract violated\"]");
        changes.set("B no-lost-writes", "/facts/audit/entries", "1");
        changes.set("C backlog-grew", "/facts/factor", "99");
        changes.set("C backlog-drained", "/facts/curve/sustained", "\"PT30M\"");
        changes.set("C drain-time", "/facts/objective", "\"PT1S\"");
        changes.set("C no-dead-letters", "/facts/now/deadLetters", "3");
        changes.set("C derived-state", "/facts/audit/entries", "1");
        changes.set("C effects-once", "/facts/audit/entries", "1");
        changes.set("C no-lost-writes", "/facts/audit/entries", "1");
        changes.set("C gates", "/facts/expected", "9");
        changes.set("C alert-detected", "/facts/objective", "\"PT0.001S\"");
        changes.set("D taken-out", "/facts/objective", "\"PT99S\"");
        changes.set("D service-kept", "/facts/objective", "\"PT99S\"");
        changes.set("D full-redundancy", "/facts/objective", "\"PT99S\"");
        changes.set("D error-budget", "/facts/budget", "0.5");
        changes.set("D error-rate-recovery", "/facts/objective", "\"PT99S\"");
        changes.set("D latency-recovery", "/facts/objective", "\"PT99S\"");
        changes.set("D no-lost-writes", "/facts/audit/entries", "1");
        changes.set("sign-off validation-commands", "/facts/expected", "9");
        changes.set("sign-off nothing-left", "/facts/journal/lines", "2");
        return changes.all;
    }

    /** Of those that are derived from raw evidence, so that the figure changes and not only a form is broken. */
    static Map<String, Consumer<RealRecord>> ofRawEvidence() {
        var all = new LinkedHashMap<String, Consumer<RealRecord>>();
        all.put("A rto", record -> record.set(STATE, "/takenAt", "\"2020-01-01T00:00:00Z\""));
        all.put("A rpo", record -> loseOne(record, "a"));
        all.put("A rpo-window", record -> loseOne(record, "a"));
        all.put("A restore-target-reached", record -> record.set(STATE, "/identity/timeline", "9"));
        all.put("A restored-schema", record -> record.set(STATE, "/migrations/0/sha256", "\"0\""));
        all.put("A api-smoke", record -> record.set("restore/a-smoke.json", "/checks/0/passed", "false"));
        all.put("A critical-records", record -> record.set(STATE, "/criticalRecords/0/textSha256", "\"0\""));
        all.put("B canary-decided", record -> requests(record, "b", ",canary,[0-9.]+,", ",canary,9999.000,"));
        all.put(
                "B rollback-slo",
                record -> record.edit("samples/b-probes.csv", csv -> csv.replace(",false,", ",true,")));
        all.put("B error-rate-recovery", record -> requests(record, "b", ",ok,200", ",server-error,500"));
        all.put("B latency-recovery", record -> slowInTheEnd(record, "b"));
        all.put("B no-lost-writes", record -> loseOne(record, "b"));
        for (String ofBacklog : new String[] {"backlog-grew", "backlog-drained", "drain-time"}) {
            all.put(
                    "C " + ofBacklog,
                    record -> record.edit(
                            "samples/c-backlog.csv", csv -> csv.replaceAll("(?m)^([^,\n]+),\\d+,", "$1,1,")));
        }
        all.put(
                "C no-dead-letters",
                record -> record.editCompressed(
                        EVENTS, csv -> csv.replaceFirst(",true,false,\n", ",false,true,poison\n")));
        all.put(
                "C derived-state",
                record -> record.editCompressed(NODES, csv -> csv.replaceFirst(",ready,true", ",pending,false")));
        all.put(
                "C effects-once",
                record -> record.editCompressed(EVENTS, csv -> csv.replaceFirst("(?m)^[^\n]*,true,false,$\n", "")));
        all.put("C no-lost-writes", record -> loseOne(record, "c"));
        all.put("C gates", record -> notOk(record, "gates/c-health-gate.stdout"));
        all.put(
                "C alert-detected",
                record -> record.edit("samples/c-alerts.csv", csv -> csv.replace(",firing,", ",quiet,")));
        all.put("D taken-out", record -> requests(record, "d", ",ok,200", ",server-error,500"));
        all.put(
                "D service-kept",
                record -> record.edit("samples/d-probes.csv", csv -> csv.replace(",write,true,", ",write,false,")));
        all.put(
                "D full-redundancy",
                record -> record.edit("samples/d-probes.csv", csv -> csv.replace(",false,", ",true,")));
        all.put("D error-budget", record -> requests(record, "d", ",ok,200", ",server-error,500"));
        all.put("D error-rate-recovery", record -> requests(record, "d", ",ok,200", ",server-error,500"));
        all.put("D latency-recovery", record -> slowInTheEnd(record, "d"));
        all.put("D no-lost-writes", record -> loseOne(record, "d"));
        all.put("sign-off validation-commands", record -> notOk(record, "gates/sign-off-memory-store-p2.stdout"));
        all.put(
                "sign-off nothing-left",
                record -> record.edit("undo-journal.jsonl", lines -> lines.replace("\"closed\"", "\"made\"")));
        return all;
    }

    private static void loseOne(RealRecord record, String letter) {
        record.edit("ledger/" + letter + "-audit.tsv", list -> list.replaceFirst("\nrecovered\t[^\n]*", ""));
    }

    /** Those of the steady state stay as they are: what all requests take is what callers are used to. */
    private static void slowInTheEnd(RealRecord record, String letter) {
        record.edit("samples/" + letter + "-requests.csv", csv -> {
            int end = csv.indexOf('\n', csv.length() * 3 / 4);
            return csv.substring(0, end) + csv.substring(end).replaceAll(",([a-z]+),[0-9.]+,ok,", ",$1,9999.000,ok,");
        });
    }

    private static void requests(RealRecord record, String letter, String pattern, String replacement) {
        record.edit("samples/" + letter + "-requests.csv", csv -> csv.replaceAll(pattern, replacement));
    }

    private static void notOk(RealRecord record, String path) {
        record.edit(path, printed -> printed.replaceAll("(?m)^(\\s*\\{?\\s*\"ok\"\\s*:\\s*)true", "$1false"));
    }

    /** Changes of the criterion's own file. */
    private static final class Facts {

        private final Map<String, Consumer<RealRecord>> all = new LinkedHashMap<>();

        void set(String criterion, String pointer, String value) {
            String path = "facts/" + criterion.toLowerCase(Locale.ROOT).replace(' ', '-') + ".json";
            all.put(criterion, record -> record.set(path, pointer, value));
        }
    }
}
