package dev.aionis.drill.sandbox.container;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.container.ContainerPlan.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image with PostgreSQL in it, the official one or any other: where its programs are is looked up, not assumed.
 *
 * @param bin the directory of its programs
 * @param version such as {@code 16.15}
 */
record PostgresImage(String image, String bin, String version) {

    static final String USER = "postgres";

    private static final int OLDEST = 15;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern FOUND =
            Pattern.compile("bin=(\\S+)\\s+postgres \\(PostgreSQL\\) ((\\d+)\\S*).*", Pattern.DOTALL);

    /** Says where the programs are, and gives the volumes to their user. */
    private static final String LOOK = """
            found=$(command -v postgres || ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | sort -V | tail -n 1)
            if [ -z "$found" ]; then
                echo "no program postgres, neither on the path nor below /usr/lib/postgresql"
                exit 0
            fi
            bin=$(dirname "$found")
            echo "bin=$bin"
            "$bin/postgres" --version
            chown postgres "$@"
            """;

    /** @param volumes to be owned by PostgreSQL's user from now on */
    static PostgresImage lookInto(Yard yard, String image, List<String> volumes) {
        List<Mount> mounts = volumes.stream()
                .map(volume -> Mount.of(volume, "/drill/" + volume))
                .toList();
        var argv = new ArrayList<>(List.of("sh", "-c", LOOK, "sh"));
        mounts.forEach(mount -> argv.add(mount.target()));
        var plan = new ContainerPlan("look", image, ContainerPlan.ROOT, argv, Map.of(), Map.of(), mounts);
        String said = runOnce(yard, plan);
        Matcher found = FOUND.matcher(said);
        if (!found.matches() || Integer.parseInt(found.group(3)) < OLDEST) {
            throw new DrillException(
                    "image " + image + ", looked for PostgreSQL in it, seen '" + said.strip() + "', expected version "
                            + OLDEST + " or newer and a user " + USER,
                    "name another image in deployment.containers.postgres-image");
        }
        return new PostgresImage(image, found.group(1), found.group(2));
    }

    /**
     * Runs a container to its end.
     *
     * @return what it wrote
     * @throws DrillException if it does not end with exit code 0
     */
    static String runOnce(Yard yard, ContainerPlan plan) {
        Path log = yard.logs().resolve(plan.service() + ".log");
        try (var container = DrillContainer.start(yard, plan, log)) {
            boolean ended = container.awaitEnd(LIMIT);
            String said = Files.readString(log);
            long code = container.state().orElseThrow().getExitCodeLong();
            if (!ended || code != 0) {
                throw new DrillException(
                        "container " + yard.named(plan.service()) + " of image " + plan.image() + ", "
                                + (ended ? "exit code " + code : "not done after " + LIMIT.toSeconds() + " s")
                                + "; it said\n" + said.strip(),
                        "see that the image is one of PostgreSQL");
            }
            return said;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String program(String name) {
        return bin + "/" + name;
    }
}
