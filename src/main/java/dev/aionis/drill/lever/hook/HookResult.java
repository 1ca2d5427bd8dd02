package dev.aionis.drill.lever.hook;

import java.nio.file.Path;

/**
 * How a hook ended, with an exit code that its verb knows.
 *
 * @param output what it printed
 * @param whole whether all that it printed was kept
 * @param transcript what it was told and what it printed
 */
record HookResult(int exitCode, HookAnswer answer, String output, boolean whole, Path transcript) {

    boolean done() {
        return exitCode == 0;
    }

    boolean notYet() {
        return exitCode == HookVerb.NOT_YET;
    }

    boolean none() {
        return exitCode == HookVerb.NONE;
    }
}
