package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aionis.drill.model.DrillException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditMergeTest {

    private static final List<String> CHARACTERS =
            List.of("-", "0", "9", "Z", "a", "ä", "\uD7FF", "\uE000", "\uFFFD", "😀", "𐀀");

    @Test
    void rows_that_were_never_sent_are_phantoms_wherever_they_sort() {
        var findings = merge(List.of("b", "d"), List.of("a", "b", "c", "d", "e"));

        assertThat(findings)
                .extracting(AuditFinding::clientId, AuditFinding::writeClass)
                .containsExactly(
                        tuple("a", WriteClass.PHANTOM),
                        tuple("b", WriteClass.UNDECIDED),
                        tuple("c", WriteClass.PHANTOM),
                        tuple("d", WriteClass.UNDECIDED),
                        tuple("e", WriteClass.PHANTOM));
    }

    @Test
    void a_second_row_of_one_client_id_is_a_phantom() {
        assertThat(merge(List.of("a"), List.of("a", "a")))
                .extracting(AuditFinding::writeClass)
                .containsExactly(WriteClass.UNDECIDED, WriteClass.PHANTOM);
    }

    @Test
    void rows_out_of_order_are_refused() {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> merge(List.of(), List.of("b", "a")))
                .withMessageContaining("client id 'a' came after 'b', expected rows in the order of their bytes");
    }

    @Test
    void client_ids_compare_as_their_bytes_do() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            String one = text(random);
            String other = text(random);
            assertThat(Integer.signum(ClientIdOrder.compare(one, other)))
                    .as("'%s' and '%s'", one, other)
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
        }
        return text.toString();
    }

    private static List<AuditFinding> merge(List<String> sent, List<String> found) {
        var writes = sent.stream().map(AuditMergeTest::write).iterator();
        var rows = found.stream()
                .map(id -> new DatabaseRow(id, UUID.randomUUID(), Optional.empty(), Optional.empty()))
                .iterator();
        var findings = new ArrayList<AuditFinding>();
        new AuditMerge(writes, rows, new Classification(Optional.empty())).run(findings::add);
        return findings;
    }

    private static SentWrite write(String clientId) {
        return new SentWrite(List.of(new LedgerEntry(
                0,
                clientId,
                Writes.at(0),
                Writes.at(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    }
}
