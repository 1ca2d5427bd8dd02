package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The programs of one PostgreSQL: {@code initdb} and {@code postgres} at least. */
public final class PostgresBinaries {

    /** 15 brought {@code pg_backup_start}, the form of the backup API used here. */
    private static final int OLDEST = 15;

    private static final Pattern VERSION = Pattern.compile("postgres \\(PostgreSQL\\) ((\\d+)\\S*).*", Pattern.DOTALL);

    private final Path home;
    private final String version;

    private PostgresBinaries(Path home) {
        this.home = home.toAbsolutePath().normalize();
        for (String name : List.of("initdb", "postgres")) {
            if (!Files.isExecutable(program(name))) {
                throw new DrillException(
                        "PostgreSQL installation " + home + ", no program bin/" + name,
                        "name the directory that holds bin/postgres, e.g. /usr/lib/postgresql/16");
            }
        }
        this.version = readVersion();
    }

    /**
     * The binaries from the class path, for this machine's system and processor, unpacked once into {@code cacheDir}.
     *
     * @throws DrillException if there are none for this machine, or the cache can't be written
     */
    public static PostgresBinaries unpackedTo(Path cacheDir) {
        return new PostgresBinaries(
                BinariesArchive.onClassPath(Platform.current()).unpackedInto(cacheDir));
    }

    /**
     * An installation of PostgreSQL 15 or newer.
     *
     * @param postgresHome the directory that holds {@code bin}
     * @throws DrillException if it is not there, or too old
     */
    public static PostgresBinaries at(Path postgresHome) {
        return new PostgresBinaries(postgresHome);
    }

    /** A program's path; whether it is there depends on the installation. */
    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Such as {@code 16.15}. */
    public String version() {
        return version;
    }

    private String readVersion() {
        var result = Command.of(List.of(program("postgres").toString(), "--version"))
                .timeout(Duration.ofSeconds(20))
                .run();
        var seen = VERSION.matcher(result.stdout());
        if (!seen.matches() || Integer.parseInt(seen.group(2)) < OLDEST) {
            throw new DrillException(
                    "PostgreSQL installation " + home + ", seen '"
                            + (result.stdout() + result.stderr()).strip() + "', expected version " + OLDEST
                            + " or newer",
                    "name another installation in postgres-home, or leave it out to use the one that comes along");
        }
        return seen.group(1);
    }
}
