package dev.aionis.drill.observe.monitoring;

/**
 * An alert rule that Prometheus has loaded.
 *
 * @param health {@code ok}, {@code err}, or {@code unknown} before its first evaluation
 * @param lastError why its evaluation failed, or empty
 */
public record AlertRule(String name, String health, String lastError) {}
