package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aionis.drill.ledger.LedgerTail.State;
import dev.aionis.drill.model.DrillException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What stands at byte 1000 of a ledger where a block should begin, to the byte. */
class RemainsTest {

    private static final Path FILE = Path.of("writes.ledger");
    private static final long AT = 1000;

    /** The first word of a block of {@code length} bytes with checksum 7, and then ones up to {@code count} bytes. */
    private static byte[] block(int length, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 1);
        ByteBuffer.wrap(bytes).putInt(length).putInt(7);
        return bytes;
    }

    private static Remains remains(long size, long last, byte[] first) {
        return new Remains(AT, size, last, first);
    }

    private static void assertDamaged(Remains remains, String said) {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> remains.withoutClose(FILE))
                .withMessageContaining("ledger writes.ledger damaged at byte " + remains.position() + ", " + said);
    }

    private static void assertTorn(Remains remains, long torn) {
        assertThat(remains.withoutClose(FILE)).isEqualTo(new LedgerTail(State.TORN, remains.position(), torn));
    }

    @Test
    void nothing_but_zeros_is_an_open_end_or_a_closed_one() {
        Remains zeros = remains(2000, -1, new byte[512]);
        assertThat(zeros.withoutClose(FILE)).isEqualTo(new LedgerTail(State.OPEN, AT, 0));
        assertThat(zeros.afterClose(FILE)).isEqualTo(new LedgerTail(State.CLOSED, AT, 0));
    }

    @Test
    void one_byte_after_the_close_block_is_damage_also_at_the_very_first() {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> new Remains(0, 1, 0, new byte[] {1}).afterClose(FILE))
                .withMessageContaining("data after the close block, expected the end of the file");
        assertTorn(new Remains(0, 1, 0, new byte[] {1}), 1);
    }

    @Test
    void fewer_bytes_than_a_word_are_the_beginning_of_one_and_a_whole_word_is_held_to_its_length() {
        byte[] ones = {-1, -1, -1, -1, -1, -1, -1, -1};
        assertTorn(remains(AT + 7, AT + 6, Arrays.copyOf(ones, 7)), 7);
        assertDamaged(remains(AT + 8, AT + 7, ones), "a block of -1 bytes, expected a multiple of 8 from 32 to 512");
    }

    @Test
    void content_without_a_length_is_that_of_one_block_and_no_more() {
        byte[] lengthless = new byte[512];
        lengthless[100] = 1;
        assertTorn(remains(4096, AT + 511, lengthless), 512);
        assertDamaged(remains(4096, AT + 512, lengthless), "zeros, then data up to byte 1512, expected a block");
    }

    @Test
    void a_block_that_reaches_over_the_end_of_the_file_is_torn() {
        assertTorn(remains(AT + 63, AT + 62, block(64, 63)), 63);
        assertDamaged(remains(AT + 64, AT + 63, block(64, 64)), "a block with checksum ");
    }

    @Test
    void a_block_that_ends_in_zeros_is_torn_and_one_with_its_last_byte_is_damaged() {
        byte[] unmarked = block(64, 512);
        Arrays.fill(unmarked, 63, 512, (byte) 0);
        assertTorn(remains(4096, AT + 62, unmarked), 63);
        assertDamaged(remains(4096, AT + 63, block(64, 512)), "a block with checksum ");
    }

    @Test
    void a_length_that_no_block_has_is_damage() {
        for (int length : new int[] {24, 36, 520, -8}) {
            assertDamaged(remains(4096, AT + 20, block(length, 512)), "a block of " + length + " bytes");
        }
    }

    @Test
    void both_checksums_are_named() {
        byte[] bytes = block(64, 64);
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(8).putLong(0, AT));
        crc.update(bytes, 8, 56);

        assertThat(remains(AT + 64, AT + 63, bytes).damage(FILE))
                .hasMessageContaining(
                        "a block with checksum %08x, expected checksum 00000007".formatted(crc.getValue()));
    }

    @Test
    void damage_where_a_block_was_seen_before_is_named_by_what_is_there_now() {
        assertThat(remains(AT + 5, AT + 4, new byte[5]).damage(FILE))
                .hasMessageContaining("damaged at byte 1000, 5 bytes, expected a block");
        assertThat(remains(AT + 16, AT + 15, block(32, 16)).damage(FILE))
                .hasMessageContaining("damaged at byte 1000, a block of 32 bytes, expected");
        assertThat(remains(AT + 8, -1, new byte[8]).damage(FILE)).hasMessageContaining("zeros, then data");
    }
}
