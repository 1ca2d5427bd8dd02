package dev.aionis.drill.sandbox.api;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aionis.drill.sandbox.service.Settings;

/** Where the database is and how to log in to it. */
record DatabaseSettings(String url, String user, String password) {

    static DatabaseSettings from(Settings settings) {
        return new DatabaseSettings(
                settings.text("DATABASE_URL"), settings.text("DATABASE_USER"), settings.text("DATABASE_PASSWORD"));
    }

    /**
     * A pool that never waits long: while the database is away its callers get their 503 within about 2 s, and when it
     * is back the next one gets a connection.
     */
    HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setPoolName("aionis-api");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "aionis-api");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("loginTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "10");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + "]";
    }
}
