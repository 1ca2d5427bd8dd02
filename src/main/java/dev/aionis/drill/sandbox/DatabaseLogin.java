package dev.aionis.drill.sandbox;

/** A way into the database; its text form keeps the password to itself. */
public record DatabaseLogin(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
