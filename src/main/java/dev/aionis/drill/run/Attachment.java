package dev.aionis.drill.run;

/**
 * A file of evidence, already clean of secrets.
 *
 * @param title what a reader of the report sees
 * @param path below the drill's folder
 * @param mediaType e.g. {@code text/csv}
 * @param content its bytes
 */
public record Attachment(String title, String path, String mediaType, byte[] content) {}
