package dev.aionis.drill.observe.monitoring;

import java.util.Collection;
import java.util.List;

/** Where it can be seen which alerts stand. */
public interface AlertSource extends AutoCloseable {

    /** What was asked, for the evidence: {@code Alertmanager /api/v2/alerts}. */
    String name();

    /** The alerts of these names that fire now, muted ones included. */
    List<Alert> firing(Collection<String> names) throws NoAnswer;

    @Override
    void close();
}
