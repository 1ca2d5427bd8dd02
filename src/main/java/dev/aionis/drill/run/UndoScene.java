package dev.aionis.drill.run;

import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.Secret;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.hook.HookScene;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What surrounds hooks that undo what a drill left: its name, and a place of their own in its folder. */
final class UndoScene implements HookScene {

    private static final String FOLDER = "undo/";

    private final JournalHead head;
    private final Path folder;
    private final Consumer<String> say;
    private final List<String> secrets;
    private final Redactor redactor;

    UndoScene(ConfigReading reading, JournalHead head, Path folder, Consumer<String> say) {
        this.head = head;
        this.folder = folder;
        this.say = say;
        this.secrets = new CopyOnWriteArrayList<>(
                reading.secrets().stream().map(Secret::reveal).toList());
        this.redactor = KnownSecrets.redactor(reading);
    }

    @Override
    public String drill() {
        return head.drill();
    }

    @Override
    public String environment() {
        return head.environment();
    }

    /** None: scenarios are over. */
    @Override
    public String scenario() {
        return "";
    }

    @Override
    public String clean(String text) {
        return redactor.clean(text);
    }

    @Override
    public boolean secret(String value) {
        return secrets.contains(value);
    }

    @Override
    public void learn(String secret) {
        if (secret.length() >= Redactor.SHORTEST_SECRET) {
            secrets.add(secret);
            redactor.learn(List.of(secret));
        }
    }

    /** Also where the folder is gone, or its disk full: an undo must not fail because nobody can read of it. */
    @Override
    public Path keep(String name, String text) {
        try {
            create();
            new EvidenceFolder(folder, redactor).write(FOLDER + name, text);
        } catch (DrillException | UncheckedIOException unwritable) {
            say("note: " + unwritable.getMessage());
        }
        return folder.resolve(FOLDER + name);
    }

    private void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void say(String line) {
        say.accept(clean(line));
    }
}
