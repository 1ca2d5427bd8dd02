package dev.aionis.drill.bench;

import java.nio.file.Path;
import java.util.List;

/** One benchmark: it prepares what it needs below a directory, measures, and closes what it opened. */
interface Benchmark {

    /**
     * @param directory its own, empty; removed after the run
     * @param binaries where the programs of PostgreSQL are unpacked, kept from run to run
     */
    List<Figure> run(Path directory, Path binaries) throws Exception;
}
