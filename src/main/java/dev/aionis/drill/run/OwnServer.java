package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.model.DrillException;

/**
 * A restored copy runs on a server process of its own. A copy has the live database's system identifier, so what
 * tells them apart is when the server process was started.
 */
final class OwnServer {

    private OwnServer() {}

    /** @throws DrillException if what was given as the copy is on the live server, whatever its address */
    static void require(DatabaseIdentity live, DatabaseIdentity copy, String where) {
        boolean same = live.startedAt().equals(copy.startedAt())
                && live.systemIdentifier().equals(copy.systemIdentifier());
        if (same) {
            throw new DrillException(
                    "restored database " + where + ", which is on the live server (system "
                            + live.systemIdentifier().orElse("unreadable") + ", started " + live.startedAt()
                            + "), expected an isolated copy",
                    "the restore must answer the copy's own address; nothing was done with this one");
        }
    }
}
