package dev.aionis.drill.aionis;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Columns as values of time. */
final class Rows {

    private Rows() {}

    /** A {@code timestamptz}, or null. */
    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A number of seconds, or null. */
    static Duration seconds(ResultSet row, int column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : Duration.ofNanos(value.movePointRight(9).longValue());
    }
}
