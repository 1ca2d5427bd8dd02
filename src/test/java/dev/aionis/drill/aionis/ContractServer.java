package dev.aionis.drill.aionis;

import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A real server with the tables of the contract, and its owner's connection.
 *
 * @param owner of the tables, a superuser
 */
record ContractServer(PostgresServer postgres, Connection owner, ContractSchema schema) implements AutoCloseable {

    private static final int CONNECTIONS = 30;

    static ContractServer in(Path directory) throws SQLException {
        PostgresServer postgres = PostgresServer.init(
                PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries")),
                directory.resolve("data"),
                directory.resolve("archive"),
                directory.resolve("postgres.log"),
                new PostgresSettings(Duration.ofMinutes(5), CONNECTIONS));
        Connection owner = Superuser.connect(postgres);
        var schema = new ContractSchema(owner);
        schema.create();
        return new ContractServer(postgres, owner, schema);
    }

    /** The role that may read and nothing more. */
    DatabaseAccess reader() {
        return login(ContractSchema.READER, "reader");
    }

    DatabaseAccess login(String role, String password) {
        return new DatabaseAccess(postgres.jdbcUrl(), role, password);
    }

    @Override
    public void close() throws SQLException {
        owner.close();
        postgres.close();
    }
}
