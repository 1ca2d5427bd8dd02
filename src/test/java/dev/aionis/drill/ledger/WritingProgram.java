package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that fills a ledger and prints the number of each write that it began, until it is killed. */
final class WritingProgram {

    private WritingProgram() {}

    /** Starts the program; {@code shell} is put before its command line, to limit what it may do. */
    static Process start(Path file, String shell) throws IOException {
        String command = String.join(
                " ",
                List.of(
                        "exec",
                        quoted(ProcessHandle.current().info().command().orElse("java")),
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp",
                        quoted(home(Ledger.class) + File.pathSeparator + home(WritingProgram.class)),
                        WritingProgram.class.getName(),
                        quoted(file.toString())));
        return new ProcessBuilder("sh", "-c", shell + " " + command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) {
        var clock = new MonotonicClock();
        try (var ledger = Ledger.create(Path.of(args[0]), clock)) {
            for (long i = 0; ; i++) {
                var now = clock.instant();
                long entry = ledger.begin("drill-%09d".formatted(i), now, now);
                System.out.println("begun " + entry);
                ledger.complete(entry, WriteResult.acknowledged(now, Writes.commit(i), Writes.node(i), Writes.hash(i)));
                System.out.println("ended " + entry);
            }
        } catch (DrillException refused) {
            System.out.println("refused " + refused.getMessage());
        }
    }

    private static String home(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
