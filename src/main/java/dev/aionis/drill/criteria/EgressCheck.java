package dev.aionis.drill.criteria;

import java.util.List;

/**
 * Whether anything but the drill worked on a restored copy.
 *
 * @param outboxTouched whether claims, publications, dead letters or attempts changed while the copy was there
 * @param outbox what was seen of that, in words
 * @param workers sessions on the copy that call themselves workers
 * @param strangers sessions on the copy that are neither the drill's nor of the API that it started there
 * @param hidden whether the drill's role may not see who is connected
 */
public record EgressCheck(
        boolean outboxTouched, String outbox, List<String> workers, List<String> strangers, boolean hidden) {

    public EgressCheck {
        workers = List.copyOf(workers);
        strangers = List.copyOf(strangers);
    }
}
