package dev.aionis.drill.record.seal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aionis.drill.record.seal.Manifest.Previous;
import dev.aionis.drill.record.seal.Manifest.Signer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is signed: an in-toto statement of version 1, whose subjects are the files of the manifest and the manifest.
 *
 * @see <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto statement</a>
 */
@JsonPropertyOrder({"_type", "subject", "predicateType", "predicate"})
record Statement(@JsonProperty("_type") String type, List<Subject> subject, String predicateType, Predicate predicate) {

    static final String TYPE = "https://in-toto.io/Statement/v1";

    /** Names what {@link Predicate} holds; docs/seal.md explains each field. Nothing is fetched from it. */
    static final String PREDICATE = "https://aionis.dev/ha-drills/drill-record/v1";

    /** A file, by its path in the drill's folder. */
    record Subject(String name, Map<String, String> digest) {

        static Subject of(String path, String sha256) {
            return new Subject(path, Map.of("sha256", sha256));
        }
    }

    /** What a drill's record claims of its files. */
    record Predicate(RecordHead drill, String sealedAt, Previous previous, String replaces, Signer signer) {}

    /** The one statement that belongs to {@code manifest}. */
    static Statement of(Manifest manifest) {
        List<Subject> subjects = Stream.concat(
                        manifest.files().stream().map(file -> Subject.of(file.path(), file.sha256())),
                        Stream.of(Subject.of(Manifest.FILE, manifest.sha256())))
                .toList();
        var predicate = new Predicate(
                manifest.drill(), manifest.sealedAt(), manifest.previous(), manifest.replaces(), manifest.signer());
        return new Statement(TYPE, subjects, PREDICATE, predicate);
    }
}
