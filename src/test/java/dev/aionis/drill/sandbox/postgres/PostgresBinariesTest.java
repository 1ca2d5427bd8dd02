package dev.aionis.drill.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void each_supported_machine_has_its_archive(String os, String arch, String archive) {
        assertThat(Platform.of(os, arch).archive()).isEqualTo(archive);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
    void any_other_machine_is_named_in_one_clear_error(String os, String arch) {
        assertThatThrownBy(() -> Platform.of(os, arch))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("seen " + os + " on " + arch + ", expected Linux or macOS")
                .hasMessageContaining("HINT: name an installation");
    }

    @Test
    void the_binaries_of_this_machine_come_with_the_build() {
        assertThat(Postgres.BINARIES.version()).matches("16\\.\\d+");
        assertThat(Postgres.BINARIES.program("initdb")).isExecutable();
    }

    @Test
    void a_directory_without_postgres_is_refused() {
        assertThatThrownBy(() -> PostgresBinaries.at(directory))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("no program bin/initdb");
    }

    @Test
    void an_installation_that_is_too_old_is_refused_with_its_version() throws Exception {
        var bin = Files.createDirectory(directory.resolve("bin"));
        for (String name : List.of("initdb", "postgres")) {
            var program =
                    Files.writeString(bin.resolve(name), "#!/bin/sh\necho 'postgres (PostgreSQL) 14.11 (Debian)'\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }

        assertThatThrownBy(() -> PostgresBinaries.at(directory))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("seen 'postgres (PostgreSQL) 14.11 (Debian)', expected version 15 or newer");
    }
}
