package dev.aionis.drill.record;

import dev.aionis.drill.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * @param result the drill's verdict
 * @param signedBy who signed; empty while nobody has
 * @param date the day (UTC) of the result or of the last signature
 * @param entries the signatures, each bound to what was signed; records of before there were any name only signers
 */
public record SignOff(Verdict result, List<String> signedBy, LocalDate date, List<Entry> entries) {

    /**
     * One signature.
     *
     * @param name who signed
     * @param signedAt when
     * @param recordSha256 the {@link RecordHash} of the record that was signed
     */
    public record Entry(String name, Instant signedAt, String recordSha256) {

        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        public Entry {
            Filled.text("signOff.entries.name", name);
            if (!SHA_256.matcher(recordSha256).matches()) {
                throw new IllegalArgumentException("signOff.entries.recordSha256 is not 64 lower-case hex digits");
            }
        }
    }

    public SignOff {
        signedBy = List.copyOf(signedBy);
        entries = List.copyOf(entries);
        signedBy.forEach(name -> Filled.text("signedBy", name));
        if (new HashSet<>(signedBy).size() < signedBy.size()) {
            throw new IllegalArgumentException("signOff.signedBy names somebody twice");
        }
        if (!signedBy.containsAll(entries.stream().map(Entry::name).toList())) {
            throw new IllegalArgumentException("signOff.entries has a name that signOff.signedBy has not");
        }
    }

    /** Nobody has signed yet. */
    public static SignOff open(Verdict result, LocalDate date) {
        return new SignOff(result, List.of(), date, List.of());
    }

    /**
     * The same as it was with its first {@code count} entries.
     *
     * @param finishedAt when the drill ended, the day of a record that nobody has signed
     */
    SignOff first(int count, Instant finishedAt) {
        Instant last = count == 0 ? finishedAt : entries.get(count - 1).signedAt();
        int later = entries.size() - count;
        return new SignOff(
                result,
                signedBy.subList(0, signedBy.size() - later),
                last.atZone(ZoneOffset.UTC).toLocalDate(),
                entries.subList(0, count));
    }

    /** The same with one signature more. */
    SignOff with(Entry entry, LocalDate day) {
        return new SignOff(
                result,
                Stream.concat(signedBy.stream(), Stream.of(entry.name())).toList(),
                day,
                Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }
}
