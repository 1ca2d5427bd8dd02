package dev.aionis.drill.run;

import dev.aionis.drill.model.DrillException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A process that outlives the drill's JVM just long enough to undo what it left. It gets its {@link SwitchOrders} as
 * the first line of its standard input; what follows are messages, and the end of that stream is the drill's end. The
 * system itself closes it, by whatever means the drill died. Ends with 0 if nothing is left open, with 1 if something
 * is, with 2 if it could not take up its post.
 */
final class DeadMansSwitch {

    /** Stands in the inbox for the end of the stream. */
    static final String END = "\0";

    private static final int REFUSED = 2;

    private DeadMansSwitch() {}

    /** @param args the drill's id, for who reads a list of processes */
    public static void main(String[] args) {
        PrintStream answers = System.out;
        // what libraries print must not be taken for an answer
        System.setOut(System.err);
        System.exit(run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), answers));
    }

    private static int run(BufferedReader drill, PrintStream answers) {
        Optional<String> orders = line(drill);
        if (orders.isEmpty()) {
            return 0;
        }
        BlockingQueue<String> inbox = inbox(drill);
        try (var watch = SwitchWatch.takeUp(SwitchOrders.parse(orders.get()), inbox, answers::println)) {
            return watch.untilItIsOver();
        } catch (DrillException why) {
            System.err.println("refused: " + why.getMessage());
            answers.println(SwitchTalk.REFUSED + SwitchTalk.inLine(String.valueOf(why.getMessage())));
            return REFUSED;
        }
    }

    /** Filled by a thread of its own, so that the drill's end is seen whatever this process is at. */
    private static BlockingQueue<String> inbox(BufferedReader drill) {
        var inbox = new LinkedBlockingQueue<String>();
        var reader = new Thread(
                () -> {
                    for (Optional<String> line = line(drill); line.isPresent(); line = line(drill)) {
                        inbox.add(line.get());
                    }
                    inbox.add(END);
                },
                "drill");
        reader.setDaemon(true);
        reader.start();
        return inbox;
    }

    /** A broken pipe is a closed one. */
    private static Optional<String> line(BufferedReader drill) {
        try {
            return Optional.ofNullable(drill.readLine());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
