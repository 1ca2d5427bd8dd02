package dev.aionis.drill.run;

import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a dead-man's switch did, in the drill's folder: one plain sentence a line, with its instant, without secrets. */
final class SwitchLog {

    /** Its path in the drill's folder. */
    static final String FILE = "undo/dead-mans-switch.log";

    private final Redactor redactor = KnownSecrets.ofEnvironment(System.getenv());
    private final Path file;
    private final InstantSource clock;

    SwitchLog(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    void learn(String secret) {
        if (secret.length() >= Redactor.SHORTEST_SECRET) {
            redactor.learn(List.of(secret));
        }
    }

    String clean(String text) {
        return redactor.clean(text);
    }

    /** Where the file can't be written, undoing matters more than telling of it. */
    synchronized void say(String text) {
        String line = clock.instant().truncatedTo(ChronoUnit.MILLIS) + " "
                + clean(text).strip() + "\n";
        try {
            Files.writeString(
                    file, line.replace("\nHINT", "\n    HINT"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            return;
        }
    }

    /** The first line of what went wrong, and its hint, which names what a person can do. */
    void say(String before, RuntimeException failed) {
        String said = failed.getMessage();
        say(before + (failed instanceof DrillException && said != null ? said : failed.toString()));
    }

    /** For what libraries print: each line is said. */
    PrintStream stream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int octet) {
            if (octet != '\n') {
                line.write(octet);
            } else {
                say(line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }
}
