package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.DatabaseIdentity;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import dev.aionis.drill.model.DrillException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A restored copy runs on a server process of its own. By its address it is told from the live one before anybody logs
 * in. A name or a relay may hide the address; but a copy has the live database's system identifier, so what tells them
 * apart then is when the server process was started, or the directory of its data on one and the same host.
 *
 * @param dataDirectory where its data are; empty where the drill's role may not see it
 */
record OwnServer(DatabaseAccess access, DatabaseIdentity identity, Optional<String> dataDirectory) {

    private static final String DATA_DIRECTORY = "data_directory";

    /**
     * A way to the copy, once it was seen that it is no way to the live database as that one is now. What was refused
     * is no copy for the lever either, which must not wait for it to vanish.
     *
     * @throws DrillException if it is the live database
     */
    static AionisDatabase opened(Stage stage, RestoreLever lever, RestoredCopy copy) {
        DatabaseAccess original = stage.deployment().database();
        var access = new DatabaseAccess(copy.jdbcUrl(), copy.user(), copy.password());
        AionisDatabase opened = stage.open(access);
        // a connection of its own: the live database may have been restarted since T was chosen
        try (AionisDatabase live = stage.open(original)) {
            requireOwnAddress(original, access);
            asked(access, opened).requireApartFrom(asked(original, live));
            return opened;
        } catch (RuntimeException refused) {
            opened.close();
            lever.disown();
            throw refused;
        }
    }

    /** @throws DrillException if the copy is at an address of the live database, whatever its name */
    static void requireOwnAddress(DatabaseAccess live, DatabaseAccess copy) {
        Set<String> shared = new HashSet<>(HostNames.places(live));
        shared.retainAll(HostNames.places(copy));
        if (!shared.isEmpty()) {
            throw refused(copy, "which is at an address of the live database, " + String.join(", ", shared));
        }
    }

    /** What a server says of itself, asked now. */
    static OwnServer asked(DatabaseAccess access, AionisDatabase database) {
        return new OwnServer(
                access,
                database.identity(),
                Optional.ofNullable(database.show(List.of(DATA_DIRECTORY)).get(DATA_DIRECTORY)));
    }

    /** @throws DrillException if this copy is on the live server, whatever its address */
    void requireApartFrom(OwnServer live) {
        if (sameProcess(live)) {
            throw refused(
                    access,
                    "which is on the live server (system "
                            + live.identity.systemIdentifier().orElse("unreadable") + ", started "
                            + live.identity.startedAt() + ")");
        }
        if (sameDirectory(live)) {
            throw refused(access, "which has the live server's data directory " + dataDirectory.orElseThrow());
        }
    }

    private boolean sameProcess(OwnServer live) {
        return identity.startedAt().equals(live.identity.startedAt())
                && identity.systemIdentifier().equals(live.identity.systemIdentifier());
    }

    /** Containers have directories of one name on one host, but an address each. */
    private boolean sameDirectory(OwnServer live) {
        return dataDirectory.isPresent()
                && dataDirectory.equals(live.dataDirectory)
                && host().equals(live.host())
                && HostNames.addresses(access).equals(HostNames.addresses(live.access));
    }

    private Optional<String> host() {
        return identity.address().map(address -> address.replaceFirst(":\\d+$", ""));
    }

    private static DrillException refused(DatabaseAccess copy, String seen) {
        return new DrillException(
                "restored database " + copy.where() + ", " + seen + ", expected an isolated copy",
                "the restore must answer the copy's own address; nothing was done with this one, and the undo names"
                        + " only what the drill created");
    }
}
