package dev.aionis.drill.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the operating system says of a process. A zombie is {@link #GONE}: it runs no more, only its parent has not
 * asked for its exit code, and {@code kill -0} would call it alive.
 */
public enum ProcessState {
    RUNNING,
    /** Stopped by SIGSTOP or a debugger. */
    STOPPED,
    GONE;

    private static final boolean HAS_PROC = Files.exists(Path.of("/proc/self/stat"));

    public static ProcessState of(long pid) {
        return HAS_PROC ? fromProc(pid) : fromPs(pid);
    }

    private static ProcessState fromProc(long pid) {
        try {
            // "pid (name) state ...", where the name may hold blanks and parentheses
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return fromLetter(stat.charAt(stat.lastIndexOf(')') + 2));
        } catch (IOException noSuchProcess) {
            return GONE;
        }
    }

    private static ProcessState fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid)).start();
            String letters = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return letters.isEmpty() ? GONE : fromLetter(letters.charAt(0));
        } catch (IOException noPs) {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() ? RUNNING : GONE;
        }
    }

    private static ProcessState fromLetter(char letter) {
        return switch (letter) {
            case 'Z', 'X', 'x' -> GONE;
            case 'T', 't' -> STOPPED;
            default -> RUNNING;
        };
    }
}
