package dev.aionis.drill.lever.hook;

import dev.aionis.drill.model.DrillException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** The restored database, looked at from outside: whether it answers, or is gone. */
record CopyDatabase(DatabaseUrl url, String user, String password) {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** SQLSTATE class 28: the login was refused, so asking again does not help. */
    private static final String LOGIN_REFUSED = "28";

    /** SQLSTATE of a database that is not there, on a server that is. */
    private static final String NO_SUCH_DATABASE = "3D000";

    /**
     * Whether it takes a login now.
     *
     * @throws DrillException if it refuses this one
     */
    boolean answers() {
        try {
            open().close();
            return true;
        } catch (SQLException notNow) {
            if (String.valueOf(notNow.getSQLState()).startsWith(LOGIN_REFUSED)) {
                throw new DrillException(
                        "restored database " + url + ", refused the login of " + user + ": " + notNow.getSQLState(),
                        "a copy has the roles of the live database; or answer databaseUrl with a user and password");
            }
            return false;
        }
    }

    /** Whether nothing listens there any more, or what listens has no such database. */
    boolean gone() {
        if (!new Address(bare(url.host()), url.port()).listens(CONNECT)) {
            return true;
        }
        try {
            open().close();
            return false;
        } catch (SQLException refused) {
            return NO_SUCH_DATABASE.equals(refused.getSQLState());
        }
    }

    private Connection open() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "ha-drill");
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(CONNECT.toSeconds()));
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Never the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
