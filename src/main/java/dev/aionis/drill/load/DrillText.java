package dev.aionis.drill.load;

import java.util.SplittableRandom;
import java.util.StringJoiner;

/** The texts that a load writes: the same for the same seed and number, different for different ones. */
final class DrillText {

    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 12;

    private static final String[] VOCABULARY = {
        "amber",
        "anchor",
        "autumn",
        "beacon",
        "birch",
        "canyon",
        "cedar",
        "cobalt",
        "copper",
        "coral",
        "crimson",
        "delta",
        "ember",
        "falcon",
        "fjord",
        "garnet",
        "glacier",
        "granite",
        "harbor",
        "heron",
        "indigo",
        "ivory",
        "jasper",
        "juniper",
        "lantern",
        "larch",
        "lichen",
        "linen",
        "lunar",
        "maple",
        "marble",
        "meadow",
        "mesa",
        "monsoon",
        "moss",
        "nickel",
        "oak",
        "obsidian",
        "ochre",
        "onyx",
        "opal",
        "orchard",
        "osprey",
        "pebble",
        "pine",
        "plume",
        "prairie",
        "quartz",
        "raven",
        "reef",
        "ridge",
        "river",
        "saffron",
        "sage",
        "sienna",
        "slate",
        "spruce",
        "summit",
        "thistle",
        "timber",
        "tundra",
        "umber",
        "velvet",
        "willow"
    };

    private final long seed;

    DrillText(long seed) {
        this.seed = seed;
    }

    String of(long sequence) {
        SplittableRandom random = new SplittableRandom(seed ^ (sequence * 0x9E3779B97F4A7C15L));
        StringJoiner text = new StringJoiner(" ", "drill note " + sequence + ": ", "");
        int words = random.nextInt(FEWEST_WORDS, MOST_WORDS + 1);
        for (int i = 0; i < words; i++) {
            text.add(VOCABULARY[random.nextInt(VOCABULARY.length)]);
        }
        return text.toString();
    }
}
