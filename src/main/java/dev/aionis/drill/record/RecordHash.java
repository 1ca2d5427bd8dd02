package dev.aionis.drill.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.evidence.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * What a signature is bound to: the SHA-256 of {@code record.json} in the canonical form of RFC 8785, without what
 * signing adds to it. Those are {@code signedBy}, {@code date} and {@code entries} of {@code signOff}; its result
 * stays. Since the record names each file of the evidence with its SHA-256, the signature is bound to these as well.
 *
 * <p>The canonical form has no blanks, its names sorted, and one way to write each number and text. So neither
 * indentation nor another JSON library changes the hash, and any implementation of the RFC can compute it.
 */
public final class RecordHash {

    private static final List<String> SIGNING_CHANGES = List.of("signedBy", "date", "entries");
    private static final ObjectMapper MAPPER = RecordMapper.build();

    private RecordHash() {}

    /**
     * @param json a whole {@code record.json}
     * @return 64 lower-case hex digits
     * @throws dev.aionis.drill.model.DrillException if it is not JSON
     */
    public static String of(String json) {
        try {
            JsonNode record = MAPPER.readTree(json);
            if (record.get("signOff") instanceof ObjectNode signOff) {
                signOff.remove(SIGNING_CHANGES);
            }
            return Sha256.of(new JsonCanonicalizer(MAPPER.writeValueAsString(record)).getEncodedUTF8());
        } catch (JsonProcessingException wrong) {
            throw UnreadableRecord.because(wrong);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the canonical form is made in memory", impossible);
        }
    }
}
