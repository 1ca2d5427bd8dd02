package dev.aionis.drill.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The sandbox's secrets, new for every sandbox; they travel in environments only, never on a command line. */
record Secrets(String apiKey, String adminToken, String applicationPassword, String drillPassword) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Secrets fresh() {
        return new Secrets(random(), random(), random(), random());
    }

    private static String random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
