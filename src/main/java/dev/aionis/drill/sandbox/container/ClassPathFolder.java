package dev.aionis.drill.sandbox.container;

import dev.aionis.drill.model.DrillException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This JVM's class path, put together in one folder that containers can mount: archives as links to themselves where
 * the file system can, class folders copied, since a build may change them while a drill runs.
 *
 * @param folder absolute
 * @param entries names in it, in the class path's order
 */
record ClassPathFolder(Path folder, List<String> entries) {

    /** Where containers see it. */
    static final String MOUNTED = "/drill/class-path";

    private static final String NOBODY = "65534:65534";

    static ClassPathFolder gather(Path folder) {
        var entries = new ArrayList<String>();
        try {
            Files.createDirectories(folder);
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path source = Path.of(entry).toAbsolutePath();
                if (Files.exists(source)) {
                    String name = "%03d-%s".formatted(entries.size(), source.getFileName());
                    put(source, folder.resolve(name));
                    entries.add(name);
                }
            }
            return new ClassPathFolder(folder.toAbsolutePath(), List.copyOf(entries));
        } catch (IOException failed) {
            throw new DrillException(
                    "class path for the containers, could not be put together in " + folder + ": " + failed,
                    "see that the folder can be written and has 100 MB free",
                    failed);
        }
    }

    /** The class path as a program in a container is given it. */
    String inContainer() {
        return entries.stream().map(name -> MOUNTED + "/" + name).collect(Collectors.joining(":"));
    }

    /** Who may read it: whoever runs the drill, but never root. */
    String reader() {
        try {
            Object user = Files.getAttribute(folder, "unix:uid");
            return user.equals(0) ? NOBODY : user + ":" + Files.getAttribute(folder, "unix:gid");
        } catch (IOException | UnsupportedOperationException noSuchThing) {
            return NOBODY;
        }
    }

    private static void put(Path source, Path target) throws IOException {
        if (Files.isDirectory(source)) {
            copyTree(source, target);
            return;
        }
        try {
            Files.createLink(target, source);
        } catch (IOException | UnsupportedOperationException elsewhere) {
            Files.copy(source, target);
        }
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        }
    }
}
