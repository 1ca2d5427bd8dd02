package dev.aionis.drill.sandbox.embedding;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bag of words hashed into {@value #DIMENSIONS} dimensions (feature hashing), of length 1. The dot product of two is
 * their cosine: 1 for texts of the same words, 0 for texts that share none, never negative.
 */
public final class DeterministicEmbedding {

    /** As in the contract: {@code vector(1536)}. */
    public static final int DIMENSIONS = 1536;

    public static final String MODEL = "bag-of-words-1536";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<Integer, Float> weights;

    private DeterministicEmbedding(Map<Integer, Float> weights) {
        this.weights = weights;
    }

    public static DeterministicEmbedding of(String text) {
        var counts = new TreeMap<Integer, Integer>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            counts.merge(dimensionOf(words.group()), 1, Integer::sum);
        }
        double length = Math.sqrt(counts.values().stream()
                .mapToDouble(count -> (double) count * count)
                .sum());
        var weights = new TreeMap<Integer, Float>();
        counts.forEach((dimension, count) -> weights.put(dimension, (float) (count / length)));
        return new DeterministicEmbedding(weights);
    }

    /** Whether the text had no word in it: there is no direction to point to, and nothing will find it. */
    public boolean isEmpty() {
        return weights.isEmpty();
    }

    /** All numbers, in order, zeros included. */
    public float[] dense() {
        var vector = new float[DIMENSIONS];
        weights.forEach((dimension, weight) -> vector[dimension] = weight);
        return vector;
    }

    /** The dimensions that are not zero, ascending, counted from 1 as a database array counts. */
    public int[] subscripts() {
        return weights.keySet().stream().mapToInt(dimension -> dimension + 1).toArray();
    }

    /** The numbers at {@link #subscripts()}, in the same order. */
    public float[] weights() {
        var values = new float[weights.size()];
        int next = 0;
        for (float weight : weights.values()) {
            values[next++] = weight;
        }
        return values;
    }

    /** String.hashCode is fixed by the language; the multiplication spreads the small differences of short words. */
    private static int dimensionOf(String word) {
        int spread = word.hashCode() * 0x9E3779B1;
        return Math.floorMod(spread ^ (spread >>> 15), DIMENSIONS);
    }
}
