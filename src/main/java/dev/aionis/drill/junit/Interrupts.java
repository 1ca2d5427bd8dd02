package dev.aionis.drill.junit;

import dev.aionis.drill.run.DrillRun;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * What Ctrl-C, {@code kill} and a closed terminal mean to a drill: the first ends it in good order, through the JVM's
 * shutdown and so through the hook of the session; another Ctrl-C ends the JVM at once, and what is open is left to the
 * dead-man's switch.
 *
 * <p>The JVM by itself ignores a second signal while it shuts down. Its signal API is {@code sun.misc.Signal}, in the
 * module jdk.unsupported, which is exported for such uses but no part of Java SE: it is reached by reflection, and where
 * it is not there, or signals are left to somebody else (-Xrs), a Ctrl-C keeps its single meaning.
 */
final class Interrupts implements AutoCloseable {

    /** By POSIX, which their exit codes follow: 128 and the number. */
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15, "HUP", 1);

    private final Map<Object, Object> former = new LinkedHashMap<>();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final DrillRun run;
    private final IntConsumer exit;
    private final IntConsumer halt;

    /**
     * @param exit ends the JVM in good order; returns never or late
     * @param halt ends it at once
     */
    Interrupts(DrillRun run, IntConsumer exit, IntConsumer halt) {
        this.run = run;
        this.exit = exit;
        this.halt = halt;
    }

    /** Listens to the signals of this JVM from now on. */
    static Interrupts listen(DrillRun run) {
        var interrupts = new Interrupts(run, Runtime.getRuntime()::exit, Runtime.getRuntime()::halt);
        SIGNALS.keySet().forEach(interrupts::listenTo);
        return interrupts;
    }

    /** A signal came, on a thread of its own. */
    void came(String name) {
        if (ending.compareAndSet(false, true)) {
            boolean keyboard = name.equals("INT");
            say((keyboard ? "interrupted" : "ended by SIG" + name) + ": undoing "
                    + DrillRun.disruptions(run.openDisruptions()) + ", Ctrl-C" + (keyboard ? " again" : "")
                    + " leaves that to the dead-man's switch");
            exit.accept(128 + SIGNALS.get(name));
        } else if (name.equals("INT")) {
            say("interrupted again: " + DrillRun.disruptions(run.openDisruptions())
                    + " left to the dead-man's switch, which writes to "
                    + run.undoJournal().map(Path::toString).orElse("no journal, since nothing was changed"));
            halt.accept(128 + SIGNALS.get(name));
        }
    }

    /** Gives the signals back to those who had them. */
    @Override
    public void close() {
        former.forEach((signal, handler) -> {
            try {
                handle(signal, handler);
            } catch (ReflectiveOperationException refused) {
                // it is this JVM's again when it ends
                return;
            }
        });
    }

    private void listenTo(String name) {
        try {
            Object signal = Class.forName("sun.misc.Signal")
                    .getConstructor(String.class)
                    .newInstance(name);
            former.put(signal, handle(signal, handler(name)));
        } catch (ReflectiveOperationException elsewhere) {
            // no such API, or the signal is not for us: Ctrl-C keeps its single meaning
            return;
        }
    }

    private Object handler(String name) throws ClassNotFoundException {
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                came(name);
                return null;
            }
            return ofObject(proxy, method, arguments);
        });
    }

    /** The proxy is kept in maps of the JVM's. */
    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> "the drill's signal handler";
        };
    }

    /** @return the handler before */
    private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        Method handle =
                signal.getClass().getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"));
        try {
            return handle.invoke(null, signal, handler);
        } catch (InvocationTargetException refused) {
            throw new ReflectiveOperationException(refused.getCause());
        }
    }

    /** The drill was ended from outside, its record written. */
    void over() {
        if (ending.get()) {
            say(run.undoJournal().map(Path::getParent).stream()
                    .map(folder -> DrillRun.disruptions(run.openDisruptions()) + " not undone, record " + folder)
                    .findFirst()
                    .orElse("nothing was changed"));
        }
    }

    /** Not through the log: whoever presses Ctrl-C waits for an answer, whatever the log is busy with. */
    private static void say(String line) {
        System.out.println();
        System.out.println(line);
        System.out.flush();
        if (System.console() == null || System.getProperty("surefire.test.class.path") != null) {
            sayAtTheTerminal(line);
        }
    }

    /** Maven, which hands on what its forked JVM prints, ends at the first Ctrl-C, before the drill has undone. */
    private static void sayAtTheTerminal(String line) {
        try (var terminal = new FileOutputStream("/dev/tty")) {
            terminal.write(("\r\n" + line + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyThere) {
            return;
        }
    }
}
