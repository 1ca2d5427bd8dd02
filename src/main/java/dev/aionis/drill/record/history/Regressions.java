package dev.aionis.drill.record.history;

import dev.aionis.drill.model.Measure;
import dev.aionis.drill.record.FilingNotes.Regression;
import dev.aionis.drill.record.history.HistoryLine.Figure;
import dev.aionis.drill.record.history.HistoryLine.PhaseSeconds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What got worse since a scenario last passed. A length of time did when it is more than {@value #FACTOR} times what it
 * was, error bounds on both sides granted, and longer by more than a twentieth of the objective of the whole; a count,
 * when it is higher. A figure with phases is named by those that got worse, and as a whole if none of them did alone.
 */
public final class Regressions {

    /** Drills on a shared machine differ by a third without anything being wrong. */
    static final double FACTOR = 1.5;

    /** Of the objective: what is shorter hurts nobody, however many times longer it got. */
    static final double SHARE_OF_OBJECTIVE = 0.05;

    private final HistoryLine now;
    private final List<HistoryLine> before;

    /** @param before the drills of the same environment before this one, the latest at the end */
    public Regressions(HistoryLine now, List<HistoryLine> before) {
        this.now = now;
        this.before = before;
    }

    public List<Regression> find() {
        return Stream.of(TrackedFigure.values())
                .flatMap(tracked -> DrillHistory.lastPass(before, tracked.scenario()).stream()
                        .flatMap(then -> compare(tracked, then).stream()))
                .toList();
    }

    private List<Regression> compare(TrackedFigure tracked, HistoryLine then) {
        Optional<Figure> mine = now.figure(tracked).filter(figure -> figure.measured() != null);
        Optional<Figure> theirs = then.figure(tracked).filter(figure -> figure.measured() != null);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Regression>(phases(tracked, then, mine.get(), theirs.get()));
        Measure is = mine.get().measured();
        Measure was = theirs.get().measured();
        if (found.isEmpty() && worse(is, was, mine.get())) {
            found.add(new Regression(
                    tracked.scenario(),
                    tracked.criterion(),
                    "",
                    is,
                    was,
                    then.drillId().value(),
                    tracked.scenario() + " " + tracked.criterion() + ": " + is + ", " + was + " in " + then.drillId()
                            + ", objective " + mine.get().objective()));
        }
        return found;
    }

    private static List<Regression> phases(TrackedFigure tracked, HistoryLine then, Figure mine, Figure theirs) {
        Map<String, Double> was = theirs.phases().stream()
                .collect(Collectors.toMap(PhaseSeconds::name, PhaseSeconds::seconds, Double::sum));
        return mine.phases().stream()
                .filter(phase -> worse(seconds(phase.seconds()), seconds(was.getOrDefault(phase.name(), 0.0)), mine))
                .map(phase -> regression(tracked, then, mine, phase, Optional.ofNullable(was.get(phase.name()))))
                .toList();
    }

    private static Regression regression(
            TrackedFigure tracked, HistoryLine then, Figure mine, PhaseSeconds phase, Optional<Double> was) {
        Measure is = seconds(phase.seconds());
        String before = was.map(seconds -> seconds(seconds).toString()).orElse("not there");
        return new Regression(
                tracked.scenario(),
                tracked.criterion(),
                phase.name(),
                is,
                seconds(was.orElse(0.0)),
                then.drillId().value(),
                tracked.scenario() + " " + tracked.criterion() + ": '" + phase.name() + "' took " + is + ", " + before
                        + " in " + then.drillId() + ", objective for the whole " + mine.objective());
    }

    private static boolean worse(Measure is, Measure was, Figure figure) {
        if (!is.unit().equals(was.unit())) {
            return false;
        }
        double least = is.value() - is.plusMinus();
        double most = was.value() + was.plusMinus();
        if (!is.unit().equals("s")) {
            return least > most;
        }
        return least > FACTOR * most
                && least - most > SHARE_OF_OBJECTIVE * figure.objective().value();
    }

    private static Measure seconds(double seconds) {
        return new Measure(seconds, "s", 0);
    }
}
