package dev.aionis.drill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.SignOff;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of a real drill, signed off afterwards. */
class SignCommandTest {

    @TempDir
    Path base;

    private Path folder;
    private Path key;
    private Path publicKey;

    @BeforeEach
    void drill() throws Exception {
        folder = SampleRecord.copy(SampleRecord.folders().get(3), base);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        publicKey = pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    @Test
    void a_signed_record_is_bound_to_its_hash_sealed_again_and_intact() {
        Ran signed = Ran.of(
                "sign", "--name", "M. Okafor", "--key", key.toString(), "--key-id", "okafor-2026", folder.toString());

        assertThat(signed.code()).as(signed.err()).isZero();
        SignOff signOff = RecordFiles.read(folder).signOff();
        SignOff.Entry entry = signOff.entries().get(0);
        assertThat(signOff.signedBy()).containsExactly("M. Okafor");
        assertThat(signed.lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("drill " + folder.getFileName() + ", fail: aborted because "),
                        second -> assertThat(second)
                                .isEqualTo("signed by 'M. Okafor' at " + entry.signedAt() + ", record SHA-256 "
                                        + entry.recordSha256()),
                        third -> assertThat(third)
                                .startsWith("sealed again, signed by key okafor-2026, manifest SHA-256 "));
        assertThat(folder.resolve("record.md")).content().contains("M. Okafor");
        Ran byBoth = Ran.of(
                "verify", "--key", publicKey.toString(), "--key", SampleRecord.KEY.toString(), folder.toString());
        assertThat(byBoth.code()).as(byBoth.out()).isZero();
        assertThat(Ran.of("verify", "--key", publicKey.toString(), folder.toString())
                        .lines())
                .as("the drill's own seal is by another key")
                .anyMatch(
                        line -> line.startsWith("manifest.1.dsse.json, signed by key samples, expected the key given"));
    }

    @Test
    void without_a_key_the_new_seal_is_unsigned_and_that_is_said() {
        Ran signed = Ran.of("sign", "--name", "M. Okafor", folder.toString());

        assertThat(signed.lines()).last().asString().startsWith("sealed again, unsigned, no key was given, ");
        assertThat(Ran.of("verify", folder.toString()).code()).isZero();
    }

    @Test
    void two_people_sign_one_after_the_other() {
        assertThat(Ran.of("sign", "--name", "M. Okafor", folder.toString()).code())
                .isZero();
        assertThat(Ran.of("sign", "--name", "J. Lindqvist", folder.toString()).code())
                .isZero();

        assertThat(RecordFiles.read(folder).signOff().signedBy()).containsExactly("M. Okafor", "J. Lindqvist");
        assertThat(Ran.of("verify", folder.toString()).code()).isZero();
    }

    @Test
    void a_record_that_is_not_as_it_was_sealed_is_not_signed() throws IOException {
        Files.writeString(folder.resolve("samples/b-requests.csv"), "x\n", StandardOpenOption.APPEND);
        Map<String, String> before = texts();

        Ran refused = Ran.of("sign", "--name", "M. Okafor", folder.toString());

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.lines())
                .anyMatch(line -> line.startsWith("samples/b-requests.csv, changed, "))
                .last()
                .isEqualTo(folder + ": not signed, the record is not as it was sealed and derived");
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void mistakes_are_said_in_one_message_and_nothing_is_changed() throws IOException {
        assertThat(Ran.of("sign", "--name", "M. Okafor", folder.toString()).code())
                .isZero();
        Map<String, String> before = texts();

        refused("'M. Okafor' has signed it already", "--name", "M. Okafor");
        refused("sign-off, seen no name", "--name", "  ");
        refused("expected \"PRIVATE KEY\"", "--name", "x", "--key", publicKey.toString());
        refused("no-such.pem, could not be read", "--name", "x", "--key", "no-such.pem");
        refused("variable NO_SUCH_KEY, not set", "--name", "x", "--key-env", "NO_SUCH_KEY");
        refused("expected one of them", "--name", "x", "--key-env", "HOME", "--key", key.toString());
        assertThat(texts()).isEqualTo(before);
        assertThat(Ran.of("sign", "--name", "x", "no-such-folder").err()).startsWith("drill folder no-such-folder");
        assertThat(Ran.of("sign", folder.toString()).err()).startsWith("Missing required option: '--name=<name>'");
    }

    @Test
    void while_somebody_signs_nobody_else_can() throws IOException {
        Path lock = base.resolve("." + folder.getFileName() + ".signing");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            refused("somebody else is signing it now", "--name", "M. Okafor");
        }
        assertThat(Ran.of("sign", "--name", "M. Okafor", folder.toString()).code())
                .isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void when_the_folder_cannot_be_sealed_again_the_record_is_as_before() throws IOException {
        Map<String, String> before = texts();
        // where the former seal is to be kept
        Files.createDirectory(folder.resolve("manifest.1.json"));

        Ran refused = Ran.of("sign", "--name", "M. Okafor", folder.toString());

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).doesNotContain("\tat ");
        Files.delete(folder.resolve("manifest.1.json"));
        assertThat(texts()).isEqualTo(before);
    }

    private void refused(String said, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "sign";
        System.arraycopy(options, 0, args, 1, options.length);
        args[options.length + 1] = folder.toString();
        Ran refused = Ran.of(args);
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains(said, "HINT: ").doesNotContain("\tat ");
        assertThat(refused.out()).isEmpty();
    }

    private Map<String, String> texts() throws IOException {
        var texts = new HashMap<String, String>();
        for (Path file : SampleRecord.files(folder)) {
            texts.put(file.toString(), Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        }
        return texts;
    }

    private Path pem(String kind, byte[] der) throws IOException {
        return Files.writeString(
                base.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                        + "-----\n");
    }
}
