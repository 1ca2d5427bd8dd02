package dev.aionis.drill.sandbox.worker;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done for one type of event, in two parts, so that no lock is held while a provider is waited for. */
interface Job {

    /** The changes that {@link #prepare} has worked out; made within the transaction that publishes the event. */
    @FunctionalInterface
    interface Effect {
        void apply(Connection transaction) throws SQLException;
    }

    /** Reads what is needed and works out the effect. May take long; must change nothing. */
    Effect prepare(Connection connection, OutboxEvent event) throws SQLException, InterruptedException;
}
