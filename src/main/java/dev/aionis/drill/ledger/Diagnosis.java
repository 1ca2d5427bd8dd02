package dev.aionis.drill.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the pattern of the findings says of the database, in one sentence: the right one, or which wrong one. */
final class Diagnosis {

    private final AuditTally tally;
    private final AuditScope scope;

    private Diagnosis(AuditTally tally, AuditScope scope) {
        this.tally = tally;
        this.scope = scope;
    }

    /** @param scopeState what else the scope holds; asked for only where that decides */
    static String of(AuditTally tally, AuditScope scope, Supplier<ScopeState> scopeState) {
        return new Diagnosis(tally, scope).sentence(scopeState);
    }

    private String sentence(Supplier<ScopeState> scopeState) {
        if (tally.due() > 0 && tally.writesThere() == 0) {
            return noneThere(scopeState.get());
        }
        if (count(WriteClass.ALTERED) > 0 && count(WriteClass.RECOVERED) == 0) {
            return "another cluster: " + count(WriteClass.ALTERED)
                    + " client ids of the ledger are there, none of them "
                    + "as it was acknowledged; a drill with the same prefix ran there";
        }
        if (count(WriteClass.LOST) + count(WriteClass.BEYOND_TARGET) > 0) {
            return tally.moment().exists() ? wrongMoment() : holes();
        }
        if (count(WriteClass.ALTERED) + count(WriteClass.PHANTOM) > 0) {
            return "not what was acknowledged: " + count(WriteClass.ALTERED) + " writes altered, "
                    + count(WriteClass.PHANTOM) + " rows that this ledger did not send or that were refused";
        }
        return tally.due() == 0
                ? "nothing proven: no acknowledged write had to be there"
                : "every acknowledged write that had to be there is there: " + tally.due();
    }

    private String noneThere(ScopeState state) {
        String none = "none of the " + tally.due() + " writes that had to be there is there, and ";
        if (state.empty()) {
            return "another cluster or database: " + none + "the scope " + scope.storageKey() + " is empty";
        }
        String newest = state.newestCommit().map(Instant::toString).orElse("unknown");
        boolean older = state.newestCommit()
                .flatMap(at -> tally.firstSent().map(at::isBefore))
                .orElse(true);
        return older
                ? "a backup from before the drill's first write, or a restore to before it: " + none
                        + "the scope's newest commit is of " + newest
                : "another cluster or database: " + none + "the scope went on without them, its newest commit is of "
                        + newest;
    }

    private String wrongMoment() {
        String stands = stands();
        if (scope.target().isEmpty()) {
            return "restored to an earlier moment than the newest: it stands " + stands + "; later writes absent: "
                    + count(WriteClass.LOST);
        }
        var target = scope.target().get();
        return count(WriteClass.LOST) > 0
                ? "restored to an earlier moment than the target: it stands " + stands + ", "
                        + atLeast(tally.moment().before(), at -> Duration.between(at, target.earliest()))
                        + " before the target"
                : "restored past the target: it stands " + stands + ", "
                        + atLeast(tally.moment().notBefore(), at -> Duration.between(target.latest(), at))
                        + " after the target";
    }

    private String stands() {
        var moment = tally.moment();
        return moment.notBefore().map(at -> "after " + at).orElse("before the first write")
                + moment.before().map(at -> " and before " + at).orElse("");
    }

    private String holes() {
        var moment = tally.moment();
        return "no moment of the live database: a write acknowledged at "
                + moment.before().orElseThrow() + " is absent, one sent at "
                + moment.notBefore().orElseThrow() + " is there; writes lost from between others: "
                + count(WriteClass.LOST);
    }

    private static String atLeast(Optional<Instant> moment, Function<Instant, Duration> distance) {
        return moment.map(distance)
                .map(length -> String.format(Locale.ROOT, "at least %.3f s", length.toNanos() / 1e9))
                .orElse("an unknown time");
    }

    private long count(WriteClass writeClass) {
        return tally.count(writeClass);
    }
}
