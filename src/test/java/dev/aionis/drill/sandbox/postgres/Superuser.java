package dev.aionis.drill.sandbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets the tests of other packages set up roles and rights, which the sandbox itself keeps to this package. */
public final class Superuser {

    private Superuser() {}

    /** A new connection to the sandbox's database as its superuser; the caller closes it. */
    public static Connection connect(PostgresServer server) throws SQLException {
        return server.connectAsSuperuser(server.database());
    }
}
