package dev.aionis.drill.evidence.charts;

import java.util.Optional;

/**
 * A chart that was drawn, or why it was not: a missing picture never fails a drill.
 *
 * @param finding what the chart shows, in a sentence; its title, and its text for those who cannot see it
 * @param png the picture, 2400 × 1260 pixels, meant to be shown at half that size
 * @param whyNot why there is no picture; empty if there is one
 */
public record ChartImage(String finding, Optional<byte[]> png, String whyNot) {

    public ChartImage {
        if (png.isPresent() != whyNot.isEmpty()) {
            throw new IllegalArgumentException("chart '" + finding + "', either a picture or why there is none");
        }
    }

    static ChartImage drawn(String finding, byte[] png) {
        return new ChartImage(finding, Optional.of(png), "");
    }

    static ChartImage missing(String finding, String whyNot) {
        return new ChartImage(finding, Optional.empty(), whyNot);
    }
}
