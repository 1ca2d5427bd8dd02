package dev.aionis.drill.ledger;

import java.util.Iterator;

/** Entries of a ledger, one after the other, from files that are open until this is closed. */
public interface LedgerEntries extends Iterator<LedgerEntry>, AutoCloseable {

    @Override
    void close();
}
