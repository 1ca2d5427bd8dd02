package dev.aionis.drill.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Entries sorted by client id become writes: those with the same id are attempts of one. */
final class SentWrites implements Iterator<SentWrite> {

    private final Iterator<LedgerEntry> entries;
    private final String prefix;
    private LedgerEntry ahead;
    private long audited;
    private long outside;

    SentWrites(Iterator<LedgerEntry> entries, String prefix) {
        this.entries = entries;
        this.prefix = prefix;
        advance();
    }

    /** Entries that were taken so far. */
    long audited() {
        return audited;
    }

    /** Entries that were left out so far, since their client ids do not begin with the prefix. */
    long outside() {
        return outside;
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public SentWrite next() {
        if (ahead == null) {
            throw new NoSuchElementException("all writes were read");
        }
        var attempts = new ArrayList<LedgerEntry>(1);
        String clientId = ahead.clientId();
        while (ahead != null && ahead.clientId().equals(clientId)) {
            attempts.add(ahead);
            advance();
        }
        audited += attempts.size();
        return new SentWrite(attempts);
    }

    private void advance() {
        ahead = null;
        while (ahead == null && entries.hasNext()) {
            var entry = entries.next();
            if (entry.clientId().startsWith(prefix)) {
                ahead = entry;
            } else {
                outside++;
            }
        }
    }
}
