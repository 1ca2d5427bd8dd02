package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesArchiveTest {

    private static final int EXECUTABLE = 0100755;
    private static final int PLAIN = 0100644;

    @TempDir
    Path cache;

    @Test
    void programs_libraries_and_links_come_out_as_they_went_in() throws Exception {
        Path home = archive("bin/postgres", EXECUTABLE).unpackedInto(cache);

        assertThat(home.resolve("bin/postgres")).isExecutable().hasContent("content");
        assertThat(Files.isExecutable(home.resolve("share/sample.conf"))).isFalse();
        assertThat(home.resolve("lib/libpq.so")).isSymbolicLink().hasContent("library");
    }

    @Test
    void drills_that_unpack_at_once_share_one_whole_copy() throws Exception {
        var archive = archive("bin/postgres", EXECUTABLE);
        var together = new CyclicBarrier(4);
        Callable<Path> unpack = () -> {
            together.await();
            return archive.unpackedInto(cache);
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            var homes = new HashSet<Path>();
            for (Future<Path> home : pool.invokeAll(List.of(unpack, unpack, unpack, unpack))) {
                homes.add(home.get());
            }
            assertThat(homes).hasSize(1);
            assertThat(cache.toFile().list())
                    .as("nothing half unpacked is left")
                    .hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void another_archive_gets_a_directory_of_its_own() throws Exception {
        Path one = archive("bin/postgres", EXECUTABLE).unpackedInto(cache);
        Path other = archive("bin/postgres-of-another-version", EXECUTABLE).unpackedInto(cache);

        assertThat(one).isNotEqualTo(other);
        assertThat(cache.toFile().list()).hasSize(2);
    }

    @Test
    void an_entry_that_points_outside_is_refused_and_leaves_nothing() throws Exception {
        var malicious = archive("../../outside", PLAIN);

        assertThatThrownBy(() -> malicious.unpackedInto(cache))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("entry ../../outside lies outside of the archive's root");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void an_archive_that_is_not_on_the_class_path_is_named() {
        assertThatThrownBy(() -> BinariesArchive.onClassPath(new Platform("plan9", "mips"))
                        .unpackedInto(cache))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("postgres-plan9-mips.txz not on the class path");
    }

    private static BinariesArchive archive(String file, int mode) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            add(tar, file, mode, "content");
            add(tar, "share/sample.conf", PLAIN, "sample");
            add(tar, "lib/libpq.so.5", PLAIN, "library");
            var link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
            link.setLinkName("libpq.so.5");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return new BinariesArchive("postgres-test.txz", () -> new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void add(TarArchiveOutputStream tar, String name, int mode, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
