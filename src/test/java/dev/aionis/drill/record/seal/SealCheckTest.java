package dev.aionis.drill.record.seal;

import static dev.aionis.drill.record.seal.SealedFolders.broken;
import static dev.aionis.drill.record.seal.SealedFolders.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A byte that is not as it was sealed is named, wherever it is. */
class SealCheckTest {

    private static final Keys KEYS = Keys.make("Ed25519");

    @TempDir
    Path records;

    /** Who signed, and what the reader knows of that. */
    enum Signing {
        UNSIGNED,
        SIGNED_AND_NO_KEY_AT_HAND,
        SIGNED;

        Optional<SigningKey> key() {
            return this == UNSIGNED ? Optional.empty() : Optional.of(KEYS.signing());
        }

        List<VerifyingKey> trusted() {
            return this == SIGNED ? List.of(KEYS.verifying()) : List.of();
        }

        List<SealFinding> check(Path folder) {
            return SealCheck.of(folder).trusting(trusted()).run();
        }
    }

    /** A way to change one file of a folder. */
    interface Tampering {
        void apply(Path file, byte[] before) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void a_folder_as_it_was_sealed_is_intact(Signing signing) {
        Path folder = new SealedFolders(records).sealed(1, signing.key());

        assertThat(broken(signing.check(folder))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_done_to_a_file_is_named(Signing signing) throws IOException {
        Path folder = new SealedFolders(records).sealed(1, signing.key());
        Map<Path, byte[]> before = SealedFolders.snapshot(folder);
        assertThat(before).as("premise: files, manifest and envelope").hasSize(8);

        for (Path file : before.keySet()) {
            String name = folder.relativize(file).toString();
            for (Map.Entry<String, Tampering> one : tamperings().entrySet()) {
                one.getValue().apply(file, before.get(file));

                assertThat(broken(signing.check(folder)))
                        .as(one.getKey() + " " + name)
                        .anyMatch(line -> line.contains(name));
                restore(folder, before);
            }
        }
        assertThat(broken(signing.check(folder))).as("put back").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bytes_of_manifest_and_envelope_do_not_change_unseen(Signing signing) throws IOException {
        Path folder = new SealedFolders(records).sealed(1, signing.key());
        for (String name : List.of("manifest.json", "manifest.dsse.json")) {
            Path file = folder.resolve(name);
            byte[] sealed = Files.readAllBytes(file);
            // every seventh, and others each time: together they leave few out
            for (int at = signing.ordinal(); at < sealed.length; at += 7) {
                byte[] changed = sealed.clone();
                changed[at] ^= 1;
                Files.write(file, changed);

                assertThat(broken(signing.check(folder)))
                        .as("byte " + at + " of " + name)
                        .isNotEmpty()
                        .anyMatch(line -> line.contains(name));
            }
            Files.write(file, sealed);
        }
    }

    @Test
    void what_was_added_is_named_also_where_it_hides() throws IOException {
        Path folder = new SealedFolders(records).sealed(1, Optional.empty());
        SealedFolders.write(folder.resolve("samples/b.csv"), "");
        SealedFolders.write(folder.resolve(".unfinished-1"), "x");
        SealedFolders.write(folder.resolve("manifest.2.json"), "x");
        SealedFolders.write(folder.resolve("logs/a\nnote: all is well\u202E"), "x");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("record.json"));

        assertThat(broken(SealCheck.of(folder).run()))
                .containsExactlyInAnyOrder(
                        "samples/b.csv, added, not there when the record was sealed",
                        ".unfinished-1, added, not there when the record was sealed",
                        "manifest.2.json, added, not there when the record was sealed",
                        "logs/a\\u000anote: all is well\\u202e, added, not there when the record was sealed",
                        "link, added, not there when the record was sealed");
    }

    @Test
    void who_signed_is_said_and_when_nobody_did() {
        var folders = new SealedFolders(records);
        Path unsigned = folders.sealed(1, Optional.empty());
        Path signed = folders.sealed(2, Optional.of(KEYS.signing()));

        assertThat(notes(SealCheck.of(unsigned).run()))
                .contains(
                        "note: manifest.dsse.json, unsigned: whoever can write the folder can change it and its seal");
        assertThat(notes(SealCheck.of(signed).run()))
                .containsExactly(
                        "note: manifest.dsse.json, signed by key drills-2026; whose key that is was not checked,"
                                + " no key was given");
        assertThat(SealCheck.of(signed).trusting(List.of(KEYS.verifying())).run())
                .isEmpty();
    }

    @Test
    void a_key_that_is_given_must_have_signed() {
        var folders = new SealedFolders(records);
        VerifyingKey mine = KEYS.verifying();
        Path unsigned = folders.sealed(1, Optional.empty());
        Path byAnother = folders.sealed(2, Optional.of(Keys.make("Ed25519").signing()));
        Path byMine = folders.sealed(3, Optional.of(KEYS.signing()));

        assertThat(broken(SealCheck.of(unsigned).trusting(List.of(mine)).run()))
                .containsExactly(
                        "manifest.dsse.json, unsigned: whoever can write the folder can change it and its seal,"
                                + " expected a signature by the key given");
        assertThat(broken(SealCheck.of(byAnother).trusting(List.of(mine)).run()))
                .containsExactly("manifest.dsse.json, signed by key drills-2026, expected the key given: key unknown");
        assertThat(SealCheck.of(byMine)
                        .trusting(List.of(Keys.make("Ed25519").verifying(), mine))
                        .run())
                .isEmpty();
    }

    /** Whoever changes a file and makes all hashes fit has not the key. */
    @Test
    void a_forged_manifest_does_not_fit_the_signature() throws IOException {
        Path folder = new SealedFolders(records).sealed(1, Optional.of(KEYS.signing()));
        byte[] envelope = Files.readAllBytes(folder.resolve("manifest.dsse.json"));
        Path samples = folder.resolve("samples/a-requests.csv");
        String was = Sha256.of(samples);
        byte[] bytes = Files.readAllBytes(samples);
        bytes[30] ^= 1;
        Files.write(samples, bytes);
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace(was, Sha256.of(samples)));
        assertThat(broken(SealCheck.of(folder).run()))
                .containsExactly("manifest.json, changed, the statement that was signed is of another");

        Manifest forged = Manifest.parse("manifest.json", Files.readAllBytes(manifest));
        Envelope unsigned = Envelope.of(forged, Optional.empty());
        var stolen = new Envelope(
                unsigned.payload(),
                unsigned.payloadType(),
                Envelope.parse(envelope).signatures());
        Files.write(folder.resolve("manifest.dsse.json"), stolen.bytes());
        assertThat(broken(SealCheck.of(folder).run()))
                .containsExactly("manifest.dsse.json, signature wrong: not by key drills-2026 over this statement");
    }

    @Test
    void a_folder_that_was_never_sealed_says_so() throws IOException {
        Path folder = new SealedFolders(records).drill(1);

        assertThat(broken(SealCheck.of(folder).run()))
                .containsExactly("manifest.json, missing: nothing can be held against it");
        assertThatThrownBy(() -> SealCheck.of(records.resolve("none")))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("not there, expected the folder of a drill\nHINT:");
    }

    private static Map<String, Tampering> tamperings() {
        return Map.ofEntries(
                Map.entry("flip the first byte of", (file, b) -> Files.write(file, flipped(b, 0))),
                Map.entry("flip the middle byte of", (file, b) -> Files.write(file, flipped(b, b.length / 2))),
                Map.entry("flip the last byte of", (file, b) -> Files.write(file, flipped(b, b.length - 1))),
                Map.entry(
                        "add a line feed to",
                        (file, b) -> Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND)),
                Map.entry("add a zero to", (file, b) -> Files.write(file, new byte[1], StandardOpenOption.APPEND)),
                Map.entry(
                        "cut the last byte of",
                        (file, b) -> Files.write(file, b.length == 0 ? new byte[1] : Arrays.copyOf(b, b.length - 1))),
                Map.entry("empty", (file, b) -> Files.write(file, b.length == 0 ? new byte[1] : new byte[0])),
                Map.entry("remove", (file, b) -> Files.delete(file)),
                Map.entry("rename", (file, b) -> Files.move(file, file.resolveSibling("other"))),
                Map.entry("change the case of", (file, b) -> Files.move(file, inCapitals(file))),
                Map.entry("link in place of", SealCheckTest::linked),
                Map.entry("put a folder in place of", (file, b) -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }));
    }

    /** An empty file gets a byte. */
    private static byte[] flipped(byte[] bytes, int at) {
        if (bytes.length == 0) {
            return new byte[1];
        }
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static Path inCapitals(Path file) {
        return file.resolveSibling(file.getFileName().toString().toUpperCase(Locale.ROOT));
    }

    private static void linked(Path file, byte[] before) throws IOException {
        Path copy = Files.write(Files.createTempFile("copy", ".tmp"), before);
        copy.toFile().deleteOnExit();
        Files.delete(file);
        Files.createSymbolicLink(file, copy);
    }

    private static void restore(Path folder, Map<Path, byte[]> before) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path entry : all.filter(path -> !Files.isDirectory(path) || before.containsKey(path))
                    .toList()) {
                Files.delete(entry);
            }
        }
        for (Map.Entry<Path, byte[]> file : before.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }
}
