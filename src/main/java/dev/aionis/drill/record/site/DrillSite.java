package dev.aionis.drill.record.site;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.history.DrillHistory;
import dev.aionis.drill.record.history.HistoryLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder to be published: the records of drills as they were sealed, their Allure reports in {@code reports/} beside
 * them, a {@code history.jsonl} of all of them, and {@code index.html}, which lists them.
 */
public final class DrillSite {

    private static final String REPORTS = "reports";

    private final Path site;
    private final DrillHistory history;

    /** @param site made if it is missing; what it lists from earlier stays listed */
    public DrillSite(Path site) {
        this.site = site;
        this.history = new DrillHistory(site);
    }

    /**
     * Takes in the drills whose folders are in {@code records}, each with its report if there is one. One that is here
     * already is taken again: it may have been signed off.
     *
     * @param reports holds a folder for each report, named by the drill
     * @return how many drills there were
     * @throws DrillException if something can't be read or written
     */
    public int take(Path records, Path reports) {
        List<HistoryLine> drills = new DrillHistory(records).atHand();
        Set<String> listed = new HashSet<>();
        history.lines().forEach(line -> listed.add(line.drillId().value()));
        try {
            Files.createDirectories(site);
            for (HistoryLine drill : drills) {
                String id = drill.drillId().value();
                Folders.replace(records.resolve(id), site.resolve(id));
                if (Files.isDirectory(reports.resolve(id))) {
                    Folders.replace(reports.resolve(id), site.resolve(REPORTS).resolve(id));
                }
                if (listed.add(id)) {
                    history.add(drill);
                }
            }
        } catch (IOException failed) {
            throw unwritable(failed);
        }
        return drills.size();
    }

    /**
     * Leaves the newest drills of each environment in full; older ones stay listed without their files.
     *
     * @param keep how many of an environment
     */
    public void thin(int keep) {
        try {
            for (String environment : environments()) {
                List<HistoryLine> drills = history.lines(environment);
                for (HistoryLine old : drills.subList(0, Math.max(0, drills.size() - keep))) {
                    String id = old.drillId().value();
                    Folders.remove(site.resolve(id));
                    Folders.remove(site.resolve(REPORTS).resolve(id));
                }
            }
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** Writes {@code index.html}, newest drill first. */
    public Path writeIndex() {
        List<HistoryLine> lines = history.lines();
        var index = new SiteIndex(
                lines,
                history.damaged(),
                id -> link(id + "/record.html"),
                id -> link(REPORTS + "/" + id + "/index.html"));
        try {
            Files.createDirectories(site);
            return Files.writeString(site.resolve("index.html"), index.page(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private List<String> environments() {
        return history.lines().stream().map(HistoryLine::environment).distinct().toList();
    }

    private Optional<String> link(String path) {
        return Optional.of(path).filter(there -> Files.isRegularFile(site.resolve(there)));
    }

    private DrillException unwritable(IOException failed) {
        return new DrillException(
                "site " + site + ", not written: " + failed, "look at the rights on it and at free space", failed);
    }
}
