package dev.aionis.drill.lever.local;

import java.util.List;

/** What a person does about a change in a sandbox. */
final class SandboxEnds {

    /** It holds for every change: no process of the sandbox outlives the drill. */
    static final List<String> BY_HAND =
            List.of("# end the drill: its sandbox ends with it, and whatever was changed there");

    private SandboxEnds() {}
}
