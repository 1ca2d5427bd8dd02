package dev.aionis.drill.verify;

import dev.aionis.drill.model.DrillException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was found and what was derived so far. */
final class Tally {

    private final List<String> findings = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Set<String> files = new TreeSet<>();
    private int criteriaDerived;
    private int criteriaSeen;
    private int figuresDerived;

    void finding(String what) {
        findings.add(what);
    }

    /**
     * Does {@code work}; what keeps it from being done is a finding, whatever it is: the files may be of anybody's making.
     *
     * @param subject begins the finding, or is empty
     */
    void attempt(String subject, Runnable work) {
        try {
            work.run();
        } catch (DrillException unreadable) {
            finding(subject + firstLine(unreadable));
        } catch (RuntimeException senseless) {
            finding(subject + "its evidence makes no sense: " + firstLine(senseless));
        }
    }

    void read(Collection<String> paths) {
        files.addAll(paths);
    }

    void criterion(boolean derived) {
        criteriaDerived += derived ? 1 : 0;
        criteriaSeen += derived ? 0 : 1;
    }

    void figure() {
        figuresDerived++;
    }

    void told(String figure) {
        told.add(figure);
    }

    Rederived result() {
        return new Rederived(findings, criteriaDerived, criteriaSeen, figuresDerived, told, files.size());
    }

    private static String firstLine(RuntimeException thrown) {
        return String.valueOf(thrown.getMessage())
                .lines()
                .findFirst()
                .orElse(thrown.getClass().getSimpleName());
    }
}
