package dev.aionis.drill.run;

import java.util.Map;

/** The media type of an evidence file, by its ending. */
final class MediaTypes {

    private static final Map<String, String> BY_ENDING = Map.of(
            "txt", "text/plain",
            "log", "text/plain",
            "csv", "text/csv",
            "json", "application/json",
            "sql", "application/sql",
            "png", "image/png",
            "md", "text/markdown");

    private MediaTypes() {}

    static String of(String path) {
        return BY_ENDING.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
