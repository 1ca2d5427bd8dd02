package dev.aionis.drill.record.history;

import java.util.Optional;
import java.util.stream.Stream;

/** The figures that are followed from drill to drill. */
public enum TrackedFigure {
    RTO("A", "rto", "RTO"),
    RPO_ROWS("A", "rpo", "RPO"),
    RPO_SECONDS("A", "rpo-window", "RPO"),
    ROLLBACK("B", "rollback-slo", "Rollback"),
    DRAIN("C", "drain-time", "Drain"),
    REDUNDANCY("D", "full-redundancy", "Full redundancy");

    private final String scenario;
    private final String criterion;
    private final String title;

    TrackedFigure(String scenario, String criterion, String title) {
        this.scenario = scenario;
        this.criterion = criterion;
        this.title = title;
    }

    public String scenario() {
        return scenario;
    }

    /** The criterion that judges it. */
    public String criterion() {
        return criterion;
    }

    public String title() {
        return title;
    }

    static Stream<TrackedFigure> of(String scenario) {
        return Stream.of(values()).filter(figure -> figure.scenario.equals(scenario));
    }

    static Optional<TrackedFigure> judgedBy(String criterion) {
        return Stream.of(values())
                .filter(figure -> figure.criterion.equals(criterion))
                .findFirst();
    }
}
