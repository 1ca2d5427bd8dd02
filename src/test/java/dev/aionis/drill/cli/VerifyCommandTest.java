package dev.aionis.drill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.SuiteVersion;
import dev.aionis.drill.record.seal.Seal;
import dev.aionis.drill.record.seal.SealCheck;
import dev.aionis.drill.record.seal.SealFinding;
import dev.aionis.drill.record.seal.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of real drills, as they were left and after what a forger would do to them. */
class VerifyCommandTest {

    @TempDir
    Path base;

    @Test
    void every_sample_is_intact_and_says_what_its_evidence_says() {
        List<Path> samples = SampleRecord.folders();

        assertThat(samples)
                .extracting(sample -> RecordFiles.read(sample).verdict().label())
                .containsExactly("pass", "fail", "partial", "fail");
        assertThat(RecordFiles.read(samples.get(3)).why()).startsWith("aborted because ");
        Ran all = verify(samples);
        assertThat(all.code()).as(all.out()).isZero();
        samples.forEach(sample -> assertThat(all.lines()).contains(sample + ": intact and re-derived"));
        assertThat(all.lines()).allMatch(line -> line.startsWith("note: ") || line.endsWith(": intact and re-derived"));
    }

    @Test
    @Tag("long")
    void a_changed_cut_longer_or_missing_byte_in_any_file_is_named() throws IOException {
        Path folder = SampleRecord.copy(SampleRecord.folders().get(0), base);
        List<VerifyingKey> keys = List.of(VerifyingKey.read(SampleRecord.KEY));
        for (Path file : SampleRecord.files(folder)) {
            byte[] sealed = Files.readAllBytes(file);
            for (var tampering : tamperings(sealed).entrySet()) {
                if (tampering.getValue().isPresent()) {
                    Files.write(file, tampering.getValue().get());
                } else {
                    Files.delete(file);
                }

                assertThat(SealCheck.of(folder).trusting(keys).run())
                        .as("%s of %s", tampering.getKey(), file)
                        .filteredOn(SealFinding::isBroken)
                        .anyMatch(finding -> finding.toString()
                                .contains(folder.relativize(file).toString()));
            }
            Files.write(file, sealed);
        }
        assertThat(SealCheck.of(folder).trusting(keys).run()).noneMatch(SealFinding::isBroken);
    }

    @Test
    void a_missed_objective_that_was_turned_into_a_met_one_is_found_though_the_folder_was_sealed_anew()
            throws IOException {
        Path folder = SampleRecord.copy(SampleRecord.folders().get(1), base);
        Path record = folder.resolve(RecordFiles.JSON);
        Files.writeString(
                record,
                Files.readString(record).replace("\"MISSED\"", "\"MET\"").replace("\"fail\"", "\"pass\""));
        RecordFiles.render(folder);
        sealAnew(folder);

        Ran anyKey = Ran.of("verify", folder.toString());
        assertThat(anyKey.code()).isEqualTo(1);
        assertThat(anyKey.lines())
                .anyMatch(line -> line.startsWith("A rto: record says MET ") && line.contains("evidence says MISSED"))
                .contains("drill, verdict: record says pass, evidence says fail")
                .last()
                .asString()
                .startsWith(folder + ": NOT as it was sealed and derived, ");
        assertThat(verify(List.of(folder)).lines()).anyMatch(line -> line.startsWith("manifest.dsse.json, unsigned: "));
    }

    @Test
    void a_page_that_says_something_else_than_the_record_is_found_though_the_folder_was_sealed_anew()
            throws IOException {
        Path folder = SampleRecord.copy(SampleRecord.folders().get(1), base);
        for (String name : List.of("record.md", "record.html", "metrics.txt", "junit.xml")) {
            Path page = folder.resolve(name);
            Files.writeString(page, Files.readString(page).replace("fail", "pass"));
        }
        sealAnew(folder);

        assertThat(Ran.of("verify", folder.toString()).lines())
                .filteredOn(line -> !line.startsWith("note: "))
                .extracting(line -> line.replaceAll("[:,] .*", ""))
                .containsExactly("record.md", "record.html", "metrics.txt", "junit.xml", folder.toString());
    }

    @Test
    void pages_that_another_version_of_the_suite_wrote_are_not_made_again_and_that_is_said() throws IOException {
        Path folder = SampleRecord.copy(SampleRecord.folders().get(1), base);
        Path record = folder.resolve(RecordFiles.JSON);
        String ours = "\"suite\" : \"" + SuiteVersion.OF_THIS_SUITE + "\"";
        assertThat(record).content().contains(ours);
        Files.writeString(record, Files.readString(record).replace(ours, "\"suite\" : \"0.9.0\""));
        sealAnew(folder);

        Ran other = Ran.of("verify", folder.toString());

        assertThat(other.code()).as(other.out()).isZero();
        assertThat(other.lines())
                .contains("note: record.md and what else is made of record.json were not made again: written by version"
                        + " 0.9.0 of the suite, this is " + SuiteVersion.OF_THIS_SUITE);
    }

    @Test
    void one_bad_record_of_several_is_told_from_the_others() throws IOException {
        List<Path> samples = SampleRecord.folders();
        Path bad = SampleRecord.copy(samples.get(3), base);
        Files.writeString(bad.resolve("added.txt"), "");

        Ran both = verify(List.of(samples.get(2), bad));

        assertThat(both.code()).isEqualTo(1);
        assertThat(both.lines())
                .contains("added.txt, added, not there when the record was sealed")
                .contains(samples.get(2) + ": intact and re-derived")
                .last()
                .isEqualTo(bad + ": NOT as it was sealed and derived, 1 finding");
    }

    @Test
    void what_is_no_record_or_no_key_is_said_before_anything_is_read() {
        Ran noFolder = Ran.of("verify", SampleRecord.folders().get(0).toString(), "no-such-folder");
        Ran noKey = Ran.of("verify", "--key", "docs/samples/make", SampleRecord.ALL.toString());

        assertThat(noFolder.code()).isEqualTo(2);
        assertThat(noFolder.out()).isEmpty();
        assertThat(noFolder.err())
                .startsWith("drill folder no-such-folder, not there")
                .contains("HINT: ");
        assertThat(noKey.code()).isEqualTo(2);
        assertThat(noKey.err()).contains("docs/samples/make", "expected \"-----BEGIN PUBLIC KEY-----\"");
        Ran notOne = Ran.of("verify", SampleRecord.ALL.toString());
        assertThat(notOne.code()).isEqualTo(1);
        assertThat(notOne.out()).contains("manifest.json, missing").doesNotContain("\tat ");
    }

    private static Ran verify(List<Path> folders) {
        var args = new ArrayList<>(List.of("verify", "--key", SampleRecord.KEY.toString()));
        folders.forEach(folder -> args.add(folder.toString()));
        return Ran.of(args.toArray(String[]::new));
    }

    /** As somebody would who can write the folder and has no key. */
    private static void sealAnew(Path folder) throws IOException {
        for (Path file : SampleRecord.files(folder)) {
            if (file.getFileName().toString().startsWith("manifest.")) {
                Files.delete(file);
            }
        }
        Seal.of(folder).make(Optional.empty(), Instant.EPOCH);
    }

    private static Map<String, Optional<byte[]>> tamperings(byte[] sealed) {
        var all = new LinkedHashMap<String, Optional<byte[]>>();
        all.put("removal", Optional.empty());
        all.put("a byte more", Optional.of(Arrays.copyOf(sealed, sealed.length + 1)));
        if (sealed.length > 0) {
            byte[] changed = sealed.clone();
            changed[sealed.length / 2] ^= 1;
            all.put("a changed byte", Optional.of(changed));
            all.put("a byte less", Optional.of(Arrays.copyOf(sealed, sealed.length - 1)));
        }
        return all;
    }
}
