package dev.aionis.drill.lever.hook;

import java.nio.file.Path;

/** What surrounds the hooks of a drill: its name, its evidence, its console. */
public interface HookScene {

    /** The drill's id. */
    String drill();

    String environment();

    /** The scenario that runs, e.g. {@code A} or {@code preconditions}; empty between scenarios. */
    String scenario();

    /** The text without secrets. */
    String clean(String text);

    /** Whether {@code value} is, as a whole, a secret of the drill's. */
    boolean secret(String value);

    /** From now on {@code secret} is one, and {@link #clean} takes it out. */
    void learn(String secret);

    /**
     * Keeps a transcript, already clean, as evidence; one that was kept under that name before is replaced. Where it
     * can't be written, that is said, and what the command did counts all the same.
     *
     * @return where it is, or would be
     */
    Path keep(String name, String text);

    /** A command is about to be started, the {@code number}-th of this scene. */
    default void starting(int number) {}

    /** Its process, which leads a session of its own. */
    default void started(int number, ProcessHandle process) {}

    /** It is over, or could not be started. */
    default void over(int number) {}

    /** Says where a job is. */
    void say(String line);
}
