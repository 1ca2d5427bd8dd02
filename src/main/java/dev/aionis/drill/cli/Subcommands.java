package dev.aionis.drill.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Every subcommand, in the order in which help names them. */
final class Subcommands {

    /** Makes each with the writer that it speaks to. */
    static final List<Function<PrintWriter, Callable<Integer>>> ALL =
            List.of(UndoCommand::new, VerifyCommand::new, SignCommand::new, IndexCommand::new, MayReleaseCommand::new);

    private Subcommands() {}
}
