package dev.aionis.drill.aionis;

import dev.aionis.drill.model.DrillException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One environment, held for one drill: an advisory lock in its database, which ends with the session that holds it. It
 * is the same for all drills on that database: a second name for one environment is no way in.
 *
 * <p>A drill {@linkplain #take takes} the lock exclusively, which fails while anybody holds it. In the same session it
 * then takes the lock shared, which its own does not hinder, and gives the exclusive one back. From then on a process
 * that looks after this drill can {@linkplain #join join}, shared too, and at once; another drill gets in only when the
 * sessions of both are gone. Neither writes anything: a role that may log in may do it.
 *
 * <p>Every 5 s the session says whose it is and looks whether it holds the lock still. A session that broke, as in a
 * failover, is opened anew at the next look and joins again, unless another drill was quicker.
 */
public final class EnvironmentLock implements AutoCloseable {

    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final DatabaseAccess access;
    private final LockOwner owner;
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(EnvironmentLock::daemon);
    private LockSession session;
    private int backend;
    private boolean closed;
    private Optional<DrillException> lost = Optional.empty();
    private boolean told;
    private Consumer<DrillException> listener = why -> {};

    private EnvironmentLock(DatabaseAccess access, LockOwner owner, LockSession session, int backend) {
        this.access = access;
        this.owner = owner;
        this.session = session;
        this.backend = backend;
    }

    /**
     * Takes the environment for a drill.
     *
     * @throws EnvironmentTaken if another drill runs in it
     * @throws DrillException if the database can't be asked, is a standby, or is behind a pooler that keeps no sessions
     */
    public static EnvironmentLock take(DatabaseAccess access, LockOwner owner) {
        return opened(access, owner, HEARTBEAT, EnvironmentLock::takeAlone);
    }

    /**
     * Holds the environment together with those who hold it for the same drill.
     *
     * @throws EnvironmentTaken if another drill runs in it
     * @throws DrillException as {@link #take}
     */
    public static EnvironmentLock join(DatabaseAccess access, LockOwner owner) {
        return opened(access, owner, HEARTBEAT, EnvironmentLock::takeTogether);
    }

    /** Who holds the environment now; takes nothing. */
    public static List<LockHolder> holders(DatabaseAccess access, LockOwner asking) {
        try (LockSession session = LockSession.open(access, asking)) {
            return session.others();
        } catch (SQLException e) {
            throw unanswered(access, e);
        }
    }

    /** Takes nothing. @throws DrillException as {@link #take} would */
    public static void look(DatabaseAccess access, LockOwner asking) {
        try (LockSession session = LockSession.open(access, asking)) {
            requireOwnSession(access, session);
            refuse(asking, session.others());
        } catch (SQLException e) {
            throw unanswered(access, e);
        }
    }

    /** Told once, on the heartbeat's thread, when the lock is lost for good: another drill has it, or nobody can. */
    public synchronized void onLost(Consumer<DrillException> listener) {
        this.listener = listener;
    }

    /**
     * Looks now whether the lock is held, and takes up a session that broke.
     *
     * @throws EnvironmentTaken if another drill has it
     * @throws DrillException if the database can't be asked, or can't hold it
     */
    public synchronized void requireHeld() {
        if (lost.isPresent()) {
            throw lost.get();
        }
        if (closed) {
            throw new DrillException(
                    "environment " + owner.environment() + ", given back, expected it held", "drill anew");
        }
        try {
            stillHeld();
        } catch (SQLException broken) {
            joinAgain();
        }
    }

    /** Gives the environment back; does nothing the second time. */
    @Override
    public void close() {
        heartbeat.shutdown();
        synchronized (this) {
            if (!closed) {
                closed = true;
                giveBack();
            }
        }
    }

    /** How a session takes the lock. */
    private interface Taking {
        void by(LockSession session, LockOwner owner) throws SQLException;
    }

    static EnvironmentLock take(DatabaseAccess access, LockOwner owner, Duration heartbeat) {
        return opened(access, owner, heartbeat, EnvironmentLock::takeAlone);
    }

    private static EnvironmentLock opened(DatabaseAccess access, LockOwner owner, Duration interval, Taking taking) {
        try {
            LockSession session = session(access, owner, taking);
            var lock =
                    new EnvironmentLock(access, owner, session, session.look().backend());
            lock.heartbeat.scheduleWithFixedDelay(
                    lock::beat, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
            return lock;
        } catch (SQLException e) {
            throw unanswered(access, e);
        }
    }

    private static LockSession session(DatabaseAccess access, LockOwner owner, Taking taking) throws SQLException {
        LockSession session = LockSession.open(access, owner);
        try {
            requireOwnSession(access, session);
            taking.by(session, owner);
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static void takeAlone(LockSession session, LockOwner owner) throws SQLException {
        if (!session.tryExclusive()) {
            throw new EnvironmentTaken(owner.environment(), session.others());
        }
        session.tryShared();
        session.releaseExclusive();
    }

    private static void takeTogether(LockSession session, LockOwner owner) throws SQLException {
        if (!session.tryShared()) {
            throw new EnvironmentTaken(owner.environment(), session.others());
        }
        try {
            refuse(owner, session.others());
        } catch (EnvironmentTaken taken) {
            // now, and not only when the server notices that the session is gone
            session.releaseShared();
            throw taken;
        }
    }

    /** One whose owner can't be seen is another's: this role sees its own sessions. */
    private static void refuse(LockOwner owner, List<LockHolder> holders) {
        List<LockHolder> strangers =
                holders.stream().filter(holder -> !holder.isOf(owner.drill())).toList();
        if (!strangers.isEmpty()) {
            throw new EnvironmentTaken(owner.environment(), strangers);
        }
    }

    private static void requireOwnSession(DatabaseAccess access, LockSession session) throws SQLException {
        if (session.look().inRecovery()) {
            throw new DrillException(
                    "environment lock at " + access.where() + ", a standby answers, expected the primary",
                    "a lock on a standby keeps nobody out: name the primary, or add targetServerType=primary");
        }
        if (session.shares(access)) {
            throw pooled(access);
        }
    }

    /** One heartbeat. */
    void beat() {
        try {
            requireHeld();
        } catch (DrillException why) {
            tellOnce();
        }
    }

    /** Outside of the lock: who is told may want to close this. */
    private void tellOnce() {
        Optional<DrillException> news;
        Consumer<DrillException> reader;
        synchronized (this) {
            news = told ? Optional.empty() : lost;
            told = lost.isPresent();
            reader = listener;
        }
        news.ifPresent(reader);
    }

    private void stillHeld() throws SQLException {
        LockSession.Look look = session.look();
        if (look.backend() != backend || !look.holds()) {
            throw forGood(pooled(access));
        }
        if (look.inRecovery()) {
            session.close();
            throw new SQLException("the database has become a standby");
        }
    }

    private void joinAgain() {
        session.close();
        try {
            session = session(access, owner, EnvironmentLock::takeTogether);
            backend = session.look().backend();
        } catch (EnvironmentTaken other) {
            throw forGood(other);
        } catch (SQLException e) {
            throw unanswered(access, e);
        }
    }

    private DrillException forGood(DrillException why) {
        lost = Optional.of(why);
        return why;
    }

    private void giveBack() {
        try {
            session.releaseShared();
        } catch (SQLException broken) {
            // a session that broke holds nothing
        } finally {
            session.close();
        }
    }

    private static DrillException pooled(DatabaseAccess access) {
        return new DrillException(
                "environment lock at " + access.where()
                        + ", sessions there change their backend, expected one for as long as a session lasts",
                "a pooler in transaction mode can't hold it: name PostgreSQL itself, or a pool in session mode");
    }

    private static DrillException unanswered(DatabaseAccess access, SQLException e) {
        return new DrillException(
                "environment lock at " + access.where() + ", not held: " + e.getSQLState() + " "
                        + DatabaseSession.firstLine(e),
                "nothing is changed without it; is the database up, and may " + access.user() + " log in twice?",
                e);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "environment-lock");
        thread.setDaemon(true);
        return thread;
    }
}
