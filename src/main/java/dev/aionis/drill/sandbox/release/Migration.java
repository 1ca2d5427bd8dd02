package dev.aionis.drill.sandbox.release;

/** One migration file: its name {@code NNNN_name.sql}, its text, and the SHA-256 (hex) of its bytes. */
public record Migration(String filename, String sql, String sha256) {

    public Migration {
        if (!filename.matches("\\d{4}_[a-z0-9_]+\\.sql")) {
            throw new IllegalArgumentException("migration '" + filename + "', expected a name like 0001_init.sql");
        }
        if (sql.isBlank()) {
            throw new IllegalArgumentException("migration " + filename + " is empty");
        }
    }
}
