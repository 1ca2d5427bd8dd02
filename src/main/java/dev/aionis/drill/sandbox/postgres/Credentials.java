package dev.aionis.drill.sandbox.postgres;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A database role with its password, which its text form does not show. */
public record Credentials(String user, String password) {

    /** A role with a new random password. */
    static Credentials random(String user) {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return new Credentials(user, HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return "role " + user;
    }
}
