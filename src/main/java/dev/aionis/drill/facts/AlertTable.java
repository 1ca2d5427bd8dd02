package dev.aionis.drill.facts;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.observe.AlertTrack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was seen of the expected alerts, for people.
 *
 * @param disrupted when the disruption began
 * @param undone when its undo began; empty if it never did
 */
public record AlertTable(List<AlertTrack> tracks, BoundedInstant disrupted, Optional<Instant> undone) {

    /** For the record, one row an alert. */
    public List<Map<String, Object>> rows() {
        return tracks.stream().map(this::row).toList();
    }

    /** For the evidence, one paragraph an alert. */
    public String text() {
        String alerts = rows().stream()
                .map(row -> row.entrySet().stream()
                        .map(cell -> "  %-22s %s%n".formatted(cell.getKey(), cell.getValue()))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        return "disruption begun between " + disrupted.earliest() + " and " + disrupted.latest() + "\n\n" + alerts
                + "\nan alert began to fire between the last poll without it and the first with it, by the drill's"
                + " clock;\nserverSince is the server's own moment, by the server's clock\n";
    }

    /** One line on where all of them stand. */
    public static String inShort(List<AlertTrack> tracks) {
        return tracks.stream()
                .map(track -> track.alert() + (track.fired().isPresent() ? " fired" : " quiet"))
                .collect(Collectors.joining(", "));
    }

    /** What stood in the way of seeing it, or empty. */
    public static String remark(AlertTrack track) {
        String muted = track.muted()
                .map(how -> "it fired, but was " + how + ", so nobody was told")
                .orElse("");
        String unanswered = track.unanswered() == 0 ? "" : "monitoring did not answer " + track.unanswered() + " polls";
        return muted + (muted.isEmpty() || unanswered.isEmpty() ? "" : "; ") + unanswered;
    }

    private Map<String, Object> row(AlertTrack track) {
        var row = new LinkedHashMap<String, Object>();
        row.put("alert", track.alert());
        row.put(
                "firedAfter",
                track.fired().<Object>map(BoundedInstant::earliest).orElse("–"));
        row.put("firedBefore", track.fired().<Object>map(BoundedInstant::latest).orElse("–"));
        row.put(
                "latency",
                track.latency(disrupted).<Object>map(Measure::seconds).orElse("not seen firing"));
        row.put("serverSince", track.since().<Object>map(since -> since).orElse("–"));
        row.put("resolvedAfterUndo", resolved(track));
        row.put("note", track.broken().orElse(remark(track)));
        return row;
    }

    private Object resolved(AlertTrack track) {
        if (track.fired().isEmpty() || undone.isEmpty()) {
            return "–";
        }
        Optional<Span> length = track.resolved().map(BoundedInstant.exactly(undone.get())::until);
        return length.<Object>map(Measure::seconds).orElse("not in the scenario");
    }
}
