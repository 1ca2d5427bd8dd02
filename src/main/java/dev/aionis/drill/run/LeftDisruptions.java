package dev.aionis.drill.run;

import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.run.LeftJournals.Left;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Disruptions that earlier drills did not undo, by their journals. Each is looked at: one whose former state is there
 * is no residue. A journal whose drill still runs is left alone.
 */
final class LeftDisruptions implements AutoCloseable {

    private final ResidueGround ground;
    private final Optional<DrillId> only;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Undo> named = new ArrayList<>();
    private final List<String> running = new ArrayList<>();

    /** @param only the drill that is meant; empty for all */
    LeftDisruptions(ResidueGround ground, Optional<DrillId> only) {
        this.ground = ground;
        this.only = only;
    }

    List<Leftover> find() {
        var found = LeftJournals.in(ground.records(), ground.config().environment(), ground.own());
        var all = new ArrayList<Leftover>();
        found.unreadable().stream()
                .filter(why -> only.map(id -> why.contains(id.value())).orElse(true))
                .forEach(why -> all.add(new Damaged(why)));
        found.open().stream()
                .filter(left -> only.map(DrillId::value)
                        .map(left.head().drill()::equals)
                        .orElse(true))
                .forEach(left -> all.addAll(of(left)));
        return all;
    }

    /** What journals name as open, whether their drill is over or not. */
    List<Undo> named() {
        return named;
    }

    /** Drills that still run, one sentence each. */
    List<String> running() {
        return running;
    }

    @Override
    public void close() {
        Closeables.closeAll(opened.toArray(AutoCloseable[]::new));
    }

    private List<Leftover> of(Left left) {
        left.open().forEach(trace -> named.add(trace.undo()));
        DrillLife life = DrillLife.of(left.head());
        if (life == DrillLife.ALIVE) {
            running.add("drill " + left.head().drill() + " of " + left.head().owner() + " still runs, process "
                    + left.head().process() + " since " + left.head().startedAt());
            return List.of();
        }
        try {
            UndoJournal journal = take(left);
            return left.open().stream()
                    .flatMap(trace -> open(journal, left, trace, life).stream())
                    .toList();
        } catch (DrillException refused) {
            return List.of(new Damaged(refused.getMessage().replace("\nHINT: ", "; ")));
        }
    }

    private UndoJournal take(Left left) {
        UndoLevers levers = UndoLevers.of(
                ground.reading(),
                left.head(),
                ground.folderOf(left.head().drill()),
                ground.work(),
                ground.clock(),
                ground.say());
        opened.add(levers);
        UndoJournal journal = UndoJournal.take(
                left.file(),
                ground.by(),
                levers.levers(),
                JournalHeads.rules(ground.config().safety()),
                ground.clock());
        opened.add(journal);
        return journal;
    }

    private Optional<Leftover> open(UndoJournal journal, Left left, Trace trace, DrillLife life) {
        String seen =
                "its drill ran on " + left.head().host() + ", and nobody can tell from here whether it is over: if it"
                        + " is, -D" + ResidueOrder.KEY + "=" + left.head().drill() + " clears it";
        if (life == DrillLife.OVER) {
            Seen look = look(journal, trace);
            if (look.look() == Look.UNDONE) {
                settle(journal, left, trace);
                return Optional.empty();
            }
            seen = look.said();
        }
        return Optional.of(new OpenDisruption(journal, left.head(), life, trace, seen));
    }

    private void settle(UndoJournal journal, Left left, Trace trace) {
        if (ground.changes()) {
            journal.found(trace);
        }
        ground.say()
                .accept("note: '" + trace.what() + "' of " + left.head().drill()
                        + " was never undone by it, and its former state is there: no residue");
    }

    private record Seen(Look look, String said) {}

    private static Seen look(UndoJournal journal, Trace trace) {
        try {
            return switch (journal.look(trace)) {
                case UNDONE -> new Seen(Look.UNDONE, "undone");
                case IN_FORCE -> new Seen(Look.IN_FORCE, "still in force");
                case UNSEEN -> new Seen(Look.UNSEEN, "not undone, and the lever can't look");
            };
        } catch (RuntimeException failed) {
            return new Seen(
                    Look.UNSEEN,
                    "not undone, and the look failed: "
                            + String.valueOf(failed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
    }
}
