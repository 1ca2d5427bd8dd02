package dev.aionis.drill.run;

import dev.aionis.drill.process.ShellLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The command line that undoes what a drill left, without a drill. */
final class UndoCall {

    private UndoCall() {}

    /** As it is typed where the drill was started; an overridden value may be a secret: clean it before it is shown. */
    static String of(DrillSettings settings) {
        Path config = settings.configFile().toAbsolutePath().normalize();
        Path base = settings.baseDirectory().toAbsolutePath().normalize();
        String file = config.startsWith(base) ? base.relativize(config).toString() : config.toString();
        var words = new ArrayList<>(List.of("java", "-jar", "target/ha-drills.jar", "undo", "--config", file));
        new TreeMap<>(settings.overrides()).forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        return ShellLine.of(words);
    }
}
