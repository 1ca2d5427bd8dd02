package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.util.regex.Pattern;

/**
 * The file {@code backup_label}, from which recovery knows where to start.
 *
 * @param text its content, byte for byte as the server gave it
 * @param startLsn where WAL must be replayed from
 * @param startWal the segment that holds {@code startLsn}
 * @param label what the backup was called
 */
record BackupLabel(String text, String startLsn, WalSegment startWal, String label) {

    private static final Pattern START =
            Pattern.compile("^START WAL LOCATION: ([0-9A-F]+/[0-9A-F]+) \\(file ([0-9A-F]{24})\\)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("^LABEL: (.*)$", Pattern.MULTILINE);

    static BackupLabel parse(String text) {
        var start = START.matcher(text);
        var label = LABEL.matcher(text);
        if (!start.find() || !label.find()) {
            throw new DrillException(
                    "backup label, seen '" + text.strip() + "', expected START WAL LOCATION and LABEL",
                    "the directory is no base backup, or one of a PostgreSQL that this was not written for");
        }
        return new BackupLabel(text, start.group(1), WalSegment.parse(start.group(2)), label.group(1));
    }
}
