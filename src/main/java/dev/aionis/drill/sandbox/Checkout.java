package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.sandbox.gate.GateMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/** What gates are run from: a directory whose {@code bin/npm} understands {@code npm run -s <script> [-- arguments]}. */
final class Checkout {

    private static final String NPM = """
            #!/bin/sh
            # npm run [-s] <script> [-- arguments], for the scripts of this deployment's checkout
            if [ "$1" != run ] || [ $# -lt 2 ]; then
                echo "npm: expected 'run [-s] <script> [-- arguments]', got: $*" >&2
                exit 1
            fi
            shift
            case "$1" in -s|--silent) shift ;; esac
            script=$1
            shift
            if [ "$1" = -- ]; then shift; fi
            exec %s "$script" "$@"
            """;

    private Checkout() {}

    static void furnish(Path directory) {
        Path npm = directory.resolve("bin").resolve("npm");
        String java = JavaProgram.argv(GateMain.class, List.of()).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        try {
            Files.createDirectories(npm.getParent());
            Files.writeString(npm, String.format(NPM, java));
            Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException refused) {
            throw new DrillException(
                    "checkout " + directory + " cannot be written: " + refused.getMessage(),
                    "see that the sandbox's directory may be written to",
                    refused);
        }
    }
}
