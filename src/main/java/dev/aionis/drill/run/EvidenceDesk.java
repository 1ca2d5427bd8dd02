package dev.aionis.drill.run;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.model.DrillException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Takes evidence of the running step until the drill has ended: into the drill's folder, and to whoever shows it. */
final class EvidenceDesk {

    private final HookEvidence hooks;
    private final RunListener listener;
    private final UnaryOperator<String> clean;
    private final BooleanSupplier ended;
    private volatile EvidenceFolder folder;
    private volatile String abortFigures = "";

    /**
     * @param hooks what they printed since the last step
     * @param listener is shown what is attached
     * @param clean takes the secrets out of a text
     * @param ended whether the record is being written, so that what comes is refused
     */
    EvidenceDesk(HookEvidence hooks, RunListener listener, UnaryOperator<String> clean, BooleanSupplier ended) {
        this.hooks = hooks;
        this.listener = listener;
        this.clean = clean;
        this.ended = ended;
    }

    void open(EvidenceFolder drills) {
        folder = drills;
    }

    /** Null before the drill's folder was claimed. */
    EvidenceFolder folder() {
        return folder;
    }

    /** What was seen that ends the drill: evidence of the step that it breaks. */
    void abortedBy(String figures) {
        abortFigures = figures;
    }

    /** Call before the step breaks, which keeps the figures. */
    void undoBeganAt(Instant moment) {
        if (!abortFigures.isEmpty()) {
            abortFigures += "\nundo began at " + moment + "\n";
        }
    }

    /** What the step sent to databases, what hooks printed in it, and what ended it. */
    void keepStep(ScenarioLog log, int step) {
        String statements = log.sql().drain();
        if (folder == null) {
            return;
        }
        if (!statements.isEmpty()) {
            String name = "%s-%02d.sql".formatted(log.scenario().id().toLowerCase(Locale.ROOT), step);
            attach(log, "SQL of this step", "sql/" + name, statements);
        }
        hooks.drain().forEach((path, text) -> attach(log, HookEvidence.title(path), path, text));
        String figures = abortFigures;
        if (!figures.isEmpty()) {
            abortFigures = "";
            attach(log, "What ended the drill", "abort/figures.txt", figures);
        }
    }

    /** Keeps a text, clean of secrets. */
    void attach(ScenarioLog log, String title, String path, String text) {
        attach(log, title, path, clean.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps bytes that hold no secret. */
    void attach(ScenarioLog log, String title, String path, byte[] content) {
        requireOpen(path);
        EvidenceFile file = folder.write(path, content);
        log.evidence(file.path());
        listener.attached(new Attachment(clean.apply(title), path, MediaTypes.of(path), content));
    }

    /** Keeps a text that is clean of secrets, and shows it nobody: for what other evidence is read by. */
    void keep(ScenarioLog log, String path, String text) {
        requireOpen(path);
        log.evidence(folder.write(path, text.getBytes(StandardCharsets.UTF_8)).path());
    }

    private void requireOpen(String path) {
        if (ended.getAsBoolean()) {
            throw new DrillException(
                    "evidence " + path + ", not kept: the drill has ended and its record is written",
                    "see why the drill was ended");
        }
    }
}
