package dev.aionis.drill.staging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A secret that is planted to see where it comes out.
 *
 * @param name where it is planted
 * @param core the part of it that is nothing else's; letters and digits, which no escape changes
 */
record Canary(String name, String core) {

    private static final Random CHANCE = new Random(20260228);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;

    /** Half of one is as bad. */
    private static final int PART = 12;

    static Canary of(String name) {
        var core = new StringBuilder();
        while (core.length() < LENGTH) {
            core.append(LETTERS.charAt(CHANCE.nextInt(LETTERS.length())));
        }
        return new Canary(name, core.toString());
    }

    /** In each of these it would be seen: each half, in either case, in hex, and in base64 wherever it begins. */
    List<String> traces() {
        var traces = new ArrayList<String>();
        for (String part : List.of(core.substring(0, PART), core.substring(core.length() - PART))) {
            traces.add(part);
            traces.add(part.toLowerCase(Locale.ROOT));
            traces.add(part.toUpperCase(Locale.ROOT));
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            traces.add(HexFormat.of().formatHex(bytes));
            traces.add(HexFormat.of().withUpperCase().formatHex(bytes));
            Stream.of("", "x", "xx").map(before -> base64(before, part)).forEach(traces::add);
        }
        return traces;
    }

    /** The digits in which no neighbour has a part. */
    private static String base64(String before, String part) {
        String digits =
                Base64.getEncoder().withoutPadding().encodeToString((before + part).getBytes(StandardCharsets.UTF_8));
        int first = (before.length() * 8 + 5) / 6;
        return digits.substring(first, (before.length() + part.length()) * 8 / 6);
    }
}
