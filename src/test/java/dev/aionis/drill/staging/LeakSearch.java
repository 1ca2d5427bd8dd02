package dev.aionis.drill.staging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;

/** Looks for canaries in every file below some folders: as it is, unpacked, and in what pictures say of themselves. */
final class LeakSearch {

    private static final int PNG_SIGNATURE = 8;

    private final List<Canary> canaries;
    private int files;

    LeakSearch(List<Canary> canaries) {
        this.canaries = canaries;
    }

    /** Each place in which one was found: the file, the canary, and what stands before it. */
    List<String> in(Path... places) throws IOException {
        var found = new ArrayList<String>();
        for (Path place : places) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files++;
                    for (String text : texts(file)) {
                        search(file, text, found);
                    }
                }
            }
        }
        return found;
    }

    /** How many files were looked at. */
    int files() {
        return files;
    }

    private void search(Path file, String text, List<String> found) {
        // as base64 breaks its lines
        for (String seen : List.of(text, text.replaceAll("\r?\n", ""))) {
            for (Canary canary : canaries) {
                for (String trace : canary.traces()) {
                    int at = seen.indexOf(trace);
                    if (at >= 0) {
                        found.add(file + ": " + canary.name() + ", after \"" + seen.substring(Math.max(0, at - 60), at)
                                + "\"");
                    }
                }
            }
        }
    }

    private static List<String> texts(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        var texts = new ArrayList<String>(List.of(text(content)));
        String name = file.toString();
        if (name.endsWith(".gz")) {
            texts.add(text(new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes()));
        }
        if (name.endsWith(".zip")) {
            var zip = new ZipInputStream(new ByteArrayInputStream(content));
            while (zip.getNextEntry() != null) {
                texts.add(text(zip.readAllBytes()));
            }
        }
        if (name.endsWith(".png")) {
            texts.addAll(packedTexts(ByteBuffer.wrap(content)));
        }
        return texts;
    }

    /** Chunks zTXt and iTXt: a keyword, and a text that may be packed. */
    private static List<String> packedTexts(ByteBuffer png) throws IOException {
        var texts = new ArrayList<String>();
        png.position(PNG_SIGNATURE);
        while (png.remaining() > PNG_SIGNATURE) {
            byte[] content = new byte[png.getInt()];
            byte[] type = new byte[4];
            png.get(type).get(content).getInt();
            if (List.of("zTXt", "iTXt").contains(text(type))) {
                int keyword = text(content).indexOf('\0');
                try (InputStream in = new InflaterInputStream(
                        new ByteArrayInputStream(content, keyword + 2, content.length - keyword - 2))) {
                    texts.add(text(in.readAllBytes()));
                }
            }
        }
        return texts;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
