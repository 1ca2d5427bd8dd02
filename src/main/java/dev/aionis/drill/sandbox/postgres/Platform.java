package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.util.Locale;

/** The machine, as the archives of PostgreSQL binaries name it. */
record Platform(String os, String arch) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * @param osName as in the system property {@code os.name}
     * @param osArch as in the system property {@code os.arch}
     * @throws DrillException where there are no binaries for it
     */
    static Platform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "darwin" : "";
        String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (os.isEmpty() || arch.isEmpty()) {
            throw new DrillException(
                    "PostgreSQL binaries, seen " + osName + " on " + osArch
                            + ", expected Linux or macOS on x86-64 or arm64",
                    "name an installation of PostgreSQL 15 or newer in postgres-home");
        }
        return new Platform(os, arch);
    }

    /** The archive's name on the class path. */
    String archive() {
        return "postgres-" + os + "-" + arch + ".txz";
    }
}
