package dev.aionis.drill.run;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a drill and its dead-man's switch say to each other, one line each; a number or a text may follow. */
final class SwitchTalk {

    /** The drill to the switch: all is undone, the switch may end. */
    static final String DONE = "done";

    /** The drill to the switch: keep this, in Base64, out of all that is written. */
    static final String SECRET = "secret ";

    /** The drill to the switch: what has become of the command of this number. */
    static final String COMMAND = "command ";

    /** The drill to the switch, as often as it is told of an overdue disruption: it is undoing. */
    static final String UNDOING = "undoing";

    /** The switch to the drill: from now on disruptions may be made. */
    static final String ARMED = "armed";

    /** The switch to the drill: it will not watch, and why. */
    static final String REFUSED = "refused ";

    /** The switch to the drill: the disruption of this number should have been undone. */
    static final String OVERDUE = "overdue ";

    private static final String HINT = "\nHINT: ";
    private static final String HINT_IN_LINE = " HINT: ";

    private SwitchTalk() {}

    /** A secret may have several lines. */
    static String secretInLine(String secret) {
        return SECRET + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    static String secret(String line) {
        return new String(Base64.getDecoder().decode(line.substring(SECRET.length())), StandardCharsets.UTF_8);
    }

    /** A message that has a hint, in one line. */
    static String inLine(String message) {
        return message.replace(HINT, HINT_IN_LINE).replaceAll("\\R", " ");
    }

    /** What was put in one line, message and hint. */
    static String[] messageAndHint(String line) {
        int at = line.lastIndexOf(HINT_IN_LINE);
        return at < 0
                ? new String[] {line, "see the dead-man's switch's log in the drill's folder"}
                : new String[] {line.substring(0, at), line.substring(at + HINT_IN_LINE.length())};
    }
}
