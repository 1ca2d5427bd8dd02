package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.Secret;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.model.DrillId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * From where residue is looked for: a drill that begins, or a person's command.
 *
 * @param by who looks, for the journals
 * @param own the drill that looks; empty where a person does
 * @param records where the drills' folders are
 * @param work where drills keep what lives only as long as they
 * @param folder for what hooks print meanwhile
 * @param restore the lever that finds copies; empty where nothing can
 * @param database that drills wrote to; empty where it can't be reached from here
 * @param changes false where only a look is taken: then not even a journal is written to
 * @param say told one line each, clean of secrets
 */
record ResidueGround(
        ConfigReading reading,
        String by,
        Optional<DrillId> own,
        Path records,
        Path work,
        Path folder,
        Optional<RestoreLever> restore,
        Optional<DatabaseAccess> database,
        InstantSource clock,
        boolean changes,
        Consumer<String> say) {

    DrillConfig config() {
        return reading.config();
    }

    boolean secret(String value) {
        return secrets().contains(value);
    }

    Redactor redactor() {
        return KnownSecrets.redactor(reading);
    }

    /** Keeps what a command printed. */
    void keep(String name, String text) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        new EvidenceFolder(folder, redactor()).write(name, text);
    }

    /** For what hooks print that look at, or undo, what this drill left; made when it is needed. */
    Path folderOf(String drill) {
        return folder.resolve(drill);
    }

    private List<String> secrets() {
        return reading.secrets().stream().map(Secret::reveal).toList();
    }
}
