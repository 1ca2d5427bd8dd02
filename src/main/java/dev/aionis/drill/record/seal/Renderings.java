package dev.aionis.drill.record.seal;

import java.util.Set;
import java.util.regex.Pattern;

/** The files that signing a record changes: the record and what is rendered from it. All others are evidence. */
final class Renderings {

    private static final Set<String> OF_THE_RECORD =
            Set.of(RecordHead.FILE, "record.md", "record.html", "metrics.txt", "junit.xml");

    private static final Pattern FORMER_SEAL = Pattern.compile("manifest\\.\\d{1,4}(\\.dsse)?\\.json");

    private Renderings() {}

    static boolean has(String path) {
        return OF_THE_RECORD.contains(path);
    }

    static boolean isFormerSeal(String path) {
        return FORMER_SEAL.matcher(path).matches();
    }
}
