package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.EnvironmentLock;
import dev.aionis.drill.aionis.LockOwner;
import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DeploymentConfig;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.evidence.Reserve;
import dev.aionis.drill.lever.JournalContents;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.JournalKeeper;
import dev.aionis.drill.lever.Trace;
import dev.aionis.drill.lever.UndoJournal;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.MonotonicClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a dead-man's switch does while its drill lives: it listens, and looks for disruptions that last too long. */
final class SwitchWatch implements AutoCloseable {

    /** Who undid it, for those who read the journal. */
    static final String NAME = "dead-man's switch";

    private static final Duration LOOK = Duration.ofMillis(250);

    private final SwitchOrders orders;
    private final BlockingQueue<String> inbox;
    private final SwitchLog log;
    private final UndoLevers levers;
    private final UndoJournal journal;
    private final Optional<EnvironmentLock> lock;
    private final DrillCommands commands = new DrillCommands();
    private final OverdueDisruptions overdue;
    private final LastUndo last;

    private SwitchWatch(
            InstantSource clock,
            SwitchOrders orders,
            BlockingQueue<String> inbox,
            Consumer<String> answers,
            SwitchLog log,
            ConfigReading reading,
            JournalHead head) {
        this.orders = orders;
        this.inbox = inbox;
        this.log = log;
        this.levers = UndoLevers.of(reading, head, orders.folder(), orders.work(), clock, log::say);
        orders.secrets().forEach(levers::learn);
        this.journal = UndoJournal.take(
                file(orders),
                NAME,
                levers.levers(),
                JournalHeads.rules(reading.config().safety()),
                clock);
        journal.keptBy(new JournalKeeper(() -> Reserve.giveBack(orders.folder()), log::say, log::clean));
        this.lock = orders.lock() ? Optional.of(joined(reading, head, log)) : Optional.empty();
        this.last = new LastUndo(journal, log);
        boolean embedded = reading.config().deployment().kind() != DeploymentConfig.Kind.EXTERNAL;
        this.overdue = new OverdueDisruptions(
                clock, answers, log, embedded ? new DrillProcess(head, log)::kill : this::undoOverdue);
    }

    /**
     * Reads the drill's configuration and journal and makes its levers again; then says that it is armed.
     *
     * @throws DrillException if any of that can't be done; nothing was changed
     */
    static SwitchWatch takeUp(SwitchOrders orders, BlockingQueue<String> inbox, Consumer<String> answers) {
        var clock = new MonotonicClock();
        var log = new SwitchLog(orders.folder().resolve(SwitchLog.FILE), clock);
        orders.secrets().forEach(log::learn);
        System.setErr(log.stream());
        System.setOut(log.stream());
        ConfigReading reading = DrillConfigReader.reading(orders.config(), orders.overrides(), System.getenv());
        KnownSecrets.of(reading).forEach(log::learn);
        JournalHead head = JournalContents.read(file(orders))
                .head()
                .orElseThrow(() -> new DrillException(
                        "undo journal " + file(orders) + ", has no first line, expected whose it is", "drill anew"));
        var watch = new SwitchWatch(clock, orders, inbox, answers, log, reading, head);
        log.say("armed for " + head.drill() + ", process " + head.process() + " on " + head.host());
        answers.accept(SwitchTalk.ARMED);
        return watch;
    }

    /** @return the exit code */
    int untilItIsOver() {
        while (Files.isDirectory(orders.folder())) {
            Optional<String> message = next();
            if (message.filter(SwitchTalk.DONE::equals).isPresent()) {
                return done();
            }
            if (message.filter(DeadMansSwitch.END::equals).isPresent()) {
                return drillIsGone();
            }
            message.ifPresent(this::note);
            overdue.look(journal.traces());
        }
        throw new DrillException(
                "drill folder " + orders.folder() + ", is gone, expected the undo journal in it",
                "what the drill changed can't be known any more: look at worker, release and restored copies");
    }

    @Override
    public void close() {
        journal.close();
        levers.close();
        lock.ifPresent(EnvironmentLock::close);
    }

    private int done() {
        List<Trace> open = journal.traces().stream().filter(Trace::open).toList();
        open.forEach(trace -> log.say("left open by the drill: " + LastUndo.named(trace)));
        log.say("the drill is over, this process ends");
        return open.isEmpty() ? 0 : 1;
    }

    private int drillIsGone() {
        Reserve.giveBack(orders.folder());
        log.say("the drill is gone");
        commands.awaitEnd();
        return last.untilNothingIsOpen() ? 0 : 1;
    }

    /** A command that the drill waits for may be what hangs. */
    private void undoOverdue() {
        commands.kill();
        last.attempt(journal::undoOverdue);
    }

    /** Together with the drill, and after it: nobody else gets in before what it left is undone. */
    private static EnvironmentLock joined(ConfigReading reading, JournalHead head, SwitchLog log) {
        var database = reading.config().deployment().external().orElseThrow().database();
        var lock = EnvironmentLock.join(
                new DatabaseAccess(
                        database.url(), database.user(), database.password().reveal()),
                new LockOwner(head.drill(), head.environment(), head.owner(), head.host(), head.startedAt()));
        lock.onLost(why -> log.say("the environment's lock is lost: ", why));
        return lock;
    }

    private static Path file(SwitchOrders orders) {
        return orders.folder().resolve(UndoJournal.FILE);
    }

    private Optional<String> next() {
        try {
            return Optional.ofNullable(inbox.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }

    private void note(String message) {
        if (message.startsWith(SwitchTalk.COMMAND)) {
            commands.note(message.substring(SwitchTalk.COMMAND.length()));
        } else if (message.startsWith(SwitchTalk.SECRET)) {
            String secret = SwitchTalk.secret(message);
            log.learn(secret);
            levers.learn(secret);
        } else if (message.equals(SwitchTalk.UNDOING)) {
            overdue.drillAnswered();
        }
    }
}
