package dev.aionis.drill.staging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A file system of a few MB, mounted for the programs that are started {@linkplain #inside inside} and for nobody else: a
 * mount namespace, kept by a process that does nothing. It is gone with the last of them.
 */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4096;

    /** As root a mount namespace alone; anybody else needs a user namespace around it. */
    private enum Way {
        ROOT(List.of("unshare", "-m"), List.of("-m")),
        USER(List.of("unshare", "-r", "-m"), List.of("-U", "--preserve-credentials", "-m"));

        private final List<String> open;
        private final List<String> enter;

        Way(List<String> open, List<String> enter) {
            this.open = open;
            this.enter = enter;
        }
    }

    private final Process keeper;
    private final Way way;
    private final Path place;

    private SmallDisk(Process keeper, Way way, Path place) {
        this.keeper = keeper;
        this.way = way;
        this.place = place;
    }

    /**
     * Mounts one.
     *
     * @param place an existing directory
     * @throws TestAbortedException where neither way is allowed
     */
    static SmallDisk at(Path place, int kibibytes) throws IOException {
        for (Way way : Way.values()) {
            String mount = "mount -t tmpfs -o size=" + kibibytes + "k,mode=755 tmpfs '" + place
                    + "' && echo mounted && exec cat";
            var argv = new ArrayList<>(way.open);
            argv.addAll(List.of("sh", "-c", mount));
            Process keeper = new ProcessBuilder(argv).start();
            var said = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
            if ("mounted".equals(said.readLine())) {
                return new SmallDisk(keeper, way, place);
            }
            keeper.destroyForcibly();
        }
        throw new TestAbortedException("no mount namespace: neither as root nor by unprivileged user namespaces");
    }

    /** {@code argv} as it is started with this disk in its place; its pid is that of the started process. */
    List<String> inside(List<String> argv) {
        var whole = new ArrayList<>(List.of("nsenter", "-t", Long.toString(keeper.pid())));
        whole.addAll(way.enter);
        whole.add("--");
        whole.addAll(argv);
        return List.copyOf(whole);
    }

    /** What those inside see at its place, seen from here; until this is closed. */
    Path root() {
        return Path.of("/proc", Long.toString(keeper.pid()), "root")
                .resolve(place.toString().substring(1));
    }

    /** The folder of the drill that began last. */
    Path lastFolder() throws IOException {
        try (Stream<Path> all = Files.list(root())) {
            return all.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
        }
    }

    /** Writes until nothing more fits. */
    void fill() throws IOException {
        try (OutputStream filler =
                Files.newOutputStream(root().resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                filler.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** From now on nothing can be written to it, not even by root. */
    void makeReadOnly() throws IOException {
        try {
            Process mount = new ProcessBuilder(inside(List.of("mount", "-o", "remount,ro", place.toString())))
                    .inheritIO()
                    .start();
            if (mount.waitFor() != 0) {
                throw new IOException("remount of " + place + ": exit code " + mount.exitValue());
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            keeper.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        keeper.destroyForcibly();
    }
}
