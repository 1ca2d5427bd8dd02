package dev.aionis.drill.aionis;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/**
 * How to reach a database of Aionis.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/dbname}, without credentials
 * @param user the role to log in as; it needs to read Aionis' tables and nothing more
 * @param password its password, may be empty
 */
public record DatabaseAccess(String jdbcUrl, String user, String password) {

    private static final int CONNECT_SECONDS = 5;

    /** A server that says nothing for so long is gone; the longest query of a drill, its audit, sends rows sooner. */
    private static final int SILENCE_SECONDS = 300;

    public DatabaseAccess {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("database URL, expected jdbc:postgresql://host:port/dbname");
        }
        String options = jdbcUrl.toLowerCase(Locale.ROOT);
        if (options.contains("password=") || options.contains("@")) {
            throw new IllegalArgumentException("database URL, holds credentials, expected them beside it");
        }
    }

    /**
     * A new connection, shown in {@code pg_stat_activity} as {@code ha-drill}. Belongs to the caller. It breaks when
     * the server is silent for 5 minutes; {@code ?socketTimeout=} in the URL changes that.
     *
     * @throws SQLException if there is none within 5 s
     */
    public Connection open() throws SQLException {
        return open("ha-drill");
    }

    /** As above, shown under another name. */
    Connection open(String application) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** Where it is, for messages: the URL without its options. */
    public String where() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }

    /** Never the password. */
    @Override
    public String toString() {
        return user + " at " + where();
    }
}
