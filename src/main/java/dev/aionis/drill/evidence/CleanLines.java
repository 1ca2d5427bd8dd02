package dev.aionis.drill.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A stream of text that is cleaned line by line on its way, however it was cut into pieces. What stands between the
 * first and the last line of a private key stays out. A line that is longer than a log's ever is goes as it is so far.
 */
public final class CleanLines extends OutputStream {

    private static final int LONGEST = 1 << 20;
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String KEY = "PRIVATE KEY";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final OutputStream out;
    private final Supplier<Redactor> redactor;
    private boolean inKey;

    /** @param redactor asked for each line, since more secrets are learnt meanwhile */
    public CleanLines(OutputStream out, Supplier<Redactor> redactor) {
        this.out = out;
        this.redactor = redactor;
    }

    @Override
    public synchronized void write(int octet) throws IOException {
        line.write(octet);
        if (octet == '\n' || line.size() >= LONGEST) {
            pass();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }

    /** Lines that are whole; a part of one might be a part of a secret. */
    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    /** With what is left of a last line. */
    @Override
    public synchronized void close() throws IOException {
        pass();
        out.close();
    }

    private void pass() throws IOException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (inKey) {
            inKey = !text.contains(END);
            return;
        }
        int begin = text.indexOf(BEGIN);
        inKey = begin >= 0 && text.indexOf(KEY, begin) >= 0 && !text.contains(END);
        String cleaned = redactor.get().clean(text);
        out.write((inKey ? cleaned.strip() + "\n" : cleaned).getBytes(StandardCharsets.UTF_8));
    }
}
