package dev.aionis.drill.evidence.charts;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.jfree.chart.JFreeChart;

/** Draws charts without a display. */
final class ChartCanvas {

    /** Points; the picture has {@value #SCALE} pixels for each, so that it is sharp on dense screens and on paper. */
    static final int WIDTH = 1200;

    static final int HEIGHT = 630;
    static final int SCALE = 2;

    private ChartCanvas() {}

    /**
     * Draws {@code chart}. A Java runtime may come without the libraries or fonts that drawing text needs, which shows
     * as an exception or even a bare {@link Error} when a font is first used; then there is no picture.
     */
    static ChartImage draw(String finding, Supplier<JFreeChart> chart) {
        Optional<Throwable> noText = whyNoText();
        if (noText.isPresent()) {
            return cannotDrawText(finding, noText.get());
        }
        try {
            return ChartImage.drawn(finding, png(chart.get()));
        } catch (OutOfMemoryError full) {
            throw full;
        } catch (Error noFonts) {
            return cannotDrawText(finding, noFonts);
        } catch (RuntimeException failed) {
            return ChartImage.missing(
                    finding,
                    "chart left out, drawing it ended in " + failed.getClass().getSimpleName()
                            + "; its figures are in the tables of the samples");
        }
    }

    /** What using a font ends in; empty where text can be drawn. */
    static Optional<Throwable> whyNoText() {
        withoutDisplay();
        try {
            widthOf("any", new Font(Font.SANS_SERIF, Font.PLAIN, 1));
            return Optional.empty();
        } catch (RuntimeException | Error noFonts) {
            return Optional.of(noFonts);
        }
    }

    private static ChartImage cannotDrawText(String finding, Throwable seen) {
        return ChartImage.missing(
                finding,
                "chart left out, this Java runtime cannot draw text ("
                        + seen.getClass().getSimpleName()
                        + "); install fontconfig and a font such as fonts-dejavu-core to get it");
    }

    /** How wide {@code text} gets, in points. */
    static double widthOf(String text, Font font) {
        Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return pen.getFontMetrics(font).stringWidth(text);
        } finally {
            pen.dispose();
        }
    }

    private static void withoutDisplay() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private static byte[] png(JFreeChart chart) {
        var image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.scale(SCALE, SCALE);
            chart.draw(pen, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        } finally {
            pen.dispose();
        }
        return compressed(image);
    }

    /** As small as it gets: a chart is kept as a file, in the record's page and in the report. */
    private static byte[] compressed(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam asSmall = writer.getDefaultWriteParam();
        asSmall.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        asSmall.setCompressionQuality(0);
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), asSmall);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
