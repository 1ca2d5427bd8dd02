package dev.aionis.drill.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** This project as a folder of its own, with what is compiled here: builds in it share no file with one under way. */
final class CompiledProject {

    private static final List<String> BUILD =
            List.of("pom.xml", "mvnw", ".mvn/jvm.config", ".mvn/wrapper/maven-wrapper.properties");

    private CompiledProject() {}

    /** @param folder that is made, or one that was */
    static Path in(Path folder) throws IOException {
        Path ours = Path.of("").toAbsolutePath();
        if (Files.exists(folder)) {
            return folder;
        }
        Path target = Files.createDirectories(folder.resolve("target"));
        for (String part : BUILD) {
            Files.createDirectories(folder.resolve(part).getParent());
            Files.copy(ours.resolve(part), folder.resolve(part));
        }
        for (String part : List.of("classes", "test-classes")) {
            Files.createSymbolicLink(
                    target.resolve(part), ours.resolve("target").resolve(part));
        }
        return folder;
    }
}
