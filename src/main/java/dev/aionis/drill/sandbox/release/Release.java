package dev.aionis.drill.sandbox.release;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.service.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A release of the system under drill, by its tag, with the migrations that its code needs, in order. */
public record Release(String tag, List<Migration> migrations) {

    /** The tags that this build carries, oldest first. */
    public static final List<String> KNOWN = List.of("v0.1.8", "v0.2.2");

    private static final String ROOT = "/sandbox/";

    public Release {
        migrations = List.copyOf(migrations);
        if (migrations.isEmpty()) {
            throw new IllegalArgumentException("release " + tag + " lists no migration");
        }
    }

    /**
     * The release of this tag.
     *
     * @throws DrillException when this build carries no such release
     */
    public static Release named(String tag) {
        if (!KNOWN.contains(tag)) {
            throw new DrillException(
                    "release '" + tag + "' is not one of the sandbox's releases " + KNOWN,
                    "name one of them as candidate or known-good release");
        }
        List<Migration> migrations = text("releases/" + tag + ".txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(Release::migration)
                .toList();
        return new Release(tag, migrations);
    }

    private static Migration migration(String filename) {
        String sql = text("migrations/" + filename);
        return new Migration(filename, sql, Sha256.of(sql));
    }

    private static String text(String path) {
        try (InputStream in = Release.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + ROOT + path + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource " + ROOT + path + " could not be read", unreadable);
        }
    }
}
