package dev.aionis.drill.run;

import dev.aionis.drill.evidence.CleanLines;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.evidence.SecretNames;
import java.io.FilterOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeMap;

/**
 * All that this process prints, by whoever: the drill's own lines, its log, what libraries say, stack traces. Each line
 * is cleaned on its way. The build prints on what it gets from here, and keeps it in its own reports.
 */
public final class CleanConsole {

    /** What a key store is opened with: who opens it reads it when it is needed, which may be later. */
    private static final String READ_LATE = "javax.net.ssl.";

    private static volatile Redactor redactor = KnownSecrets.ofEnvironment(System.getenv());

    private CleanConsole() {}

    /**
     * From now on both streams are clean, for as long as the process lives.
     *
     * @param who knows the secrets
     */
    public static synchronized void install(Redactor who) {
        redactor = who;
        if (!(System.out instanceof Cleaning)) {
            System.setOut(new Cleaning(System.out));
        }
        if (!(System.err instanceof Cleaning)) {
            System.setErr(new Cleaning(System.err));
        }
    }

    /** From now on both streams are clean of what looks like a secret, or stands in the environment by the name of one. */
    public static void install() {
        install(redactor);
    }

    /** Who knows the secrets from now on. */
    static void knows(Redactor who) {
        redactor = who;
    }

    /** The text as it would be printed. */
    public static String clean(String text) {
        return redactor.clean(text);
    }

    /**
     * Takes secrets out of this process' system properties, which the build writes into its reports with each test
     * class; call when all that wants them has read them.
     */
    public static void cleanProperties() {
        Properties properties = System.getProperties();
        var all = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        all.forEach((name, value) -> {
            String clean = SecretNames.has(name) ? Redactor.MARK : redactor.clean(value);
            if (!clean.equals(value) && !name.startsWith(READ_LATE)) {
                properties.setProperty(name, clean);
            }
        });
    }

    /** Tells a stream that is clean already from one that is not. */
    private static final class Cleaning extends PrintStream {

        private Cleaning(OutputStream out) {
            super(new CleanLines(new Open(out), () -> redactor), true, StandardCharsets.UTF_8);
        }
    }

    /** What is not ours stays open. */
    private static final class Open extends FilterOutputStream {

        private Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws java.io.IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws java.io.IOException {
            out.flush();
        }
    }
}
