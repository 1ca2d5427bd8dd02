package dev.aionis.drill.record;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The filled drill template of one run: what {@code record.json} holds, and all that its renderings know.
 *
 * @param schemaVersion version of this form, {@value #SCHEMA_VERSION}
 * @param drillId the drill
 * @param startedAt when the drill began
 * @param finishedAt when its last undo was done
 * @param environment what was drilled
 * @param sample tenant and scope whose critical records were checked
 * @param owner who answers for the drill
 * @param observers who watched
 * @param release the two releases of the rollback
 * @param host notes on the drill host, e.g. {@code clockOffsetMs}; see {@link JsonValue} for what they may be
 * @param load notes on the load, e.g. its rate and how late its schedule ran
 * @param verdict the result of the drill
 * @param why one sentence on the verdict
 * @param preconditions what was looked at before the scenarios
 * @param scenarios A, B, C and D, also those that were not selected
 * @param gates the validation commands that ran
 * @param incidentNotes what failed, and what is to follow
 * @param signOff result and signers
 * @param evidence the files of the run, by path
 * @param filing how the record is sealed, and how it stands to earlier drills
 */
public record DrillRecord(
        int schemaVersion,
        DrillId drillId,
        Instant startedAt,
        Instant finishedAt,
        String environment,
        TenantScope sample,
        String owner,
        List<String> observers,
        Release release,
        Map<String, Object> host,
        Map<String, Object> load,
        Verdict verdict,
        String why,
        List<PreconditionRecord> preconditions,
        List<ScenarioRecord> scenarios,
        List<GateRecord> gates,
        IncidentNotes incidentNotes,
        SignOff signOff,
        List<EvidenceFile> evidence,
        FilingNotes filing) {

    /** The only version there is. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * The releases of the rollback drill.
     *
     * @param candidate the release that is rolled back
     * @param rollback the previous known-good release
     */
    public record Release(String candidate, String rollback) {

        public Release {
            Filled.text("release.candidate", candidate);
            Filled.text("release.rollback", rollback);
        }
    }

    public DrillRecord {
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "schemaVersion is " + schemaVersion + ", this version reads " + SCHEMA_VERSION);
        }
        if (finishedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("finishedAt " + finishedAt + " is before startedAt " + startedAt);
        }
        Filled.text("environment", environment);
        Filled.text("owner", owner);
        Filled.text("why", why);
        observers = List.copyOf(observers);
        host = JsonValue.object(host);
        load = JsonValue.object(load);
        preconditions = List.copyOf(preconditions);
        scenarios = List.copyOf(scenarios);
        gates = List.copyOf(gates);
        evidence = List.copyOf(evidence);
        if (signOff.result() != verdict) {
            throw new IllegalArgumentException(
                    "signOff.result is " + signOff.result().label() + ", the verdict is " + verdict.label()
                            + ": nobody signs another result than the drill's");
        }
    }

    /** A record that was not filed yet, or of the first drills, which were not. */
    public DrillRecord(
            int schemaVersion,
            DrillId drillId,
            Instant startedAt,
            Instant finishedAt,
            String environment,
            TenantScope sample,
            String owner,
            List<String> observers,
            Release release,
            Map<String, Object> host,
            Map<String, Object> load,
            Verdict verdict,
            String why,
            List<PreconditionRecord> preconditions,
            List<ScenarioRecord> scenarios,
            List<GateRecord> gates,
            IncidentNotes incidentNotes,
            SignOff signOff,
            List<EvidenceFile> evidence) {
        this(
                schemaVersion,
                drillId,
                startedAt,
                finishedAt,
                environment,
                sample,
                owner,
                observers,
                release,
                host,
                load,
                verdict,
                why,
                preconditions,
                scenarios,
                gates,
                incidentNotes,
                signOff,
                evidence,
                FilingNotes.NONE);
    }

    /** The same record, filed. */
    public DrillRecord filed(List<EvidenceFile> files, FilingNotes notes) {
        return new DrillRecord(
                schemaVersion,
                drillId,
                startedAt,
                finishedAt,
                environment,
                sample,
                owner,
                observers,
                release,
                host,
                load,
                verdict,
                why,
                preconditions,
                scenarios,
                gates,
                incidentNotes,
                signOff,
                files,
                notes);
    }
}
