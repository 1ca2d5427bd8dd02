package dev.aionis.drill.lever.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an object is deleted: only the very one that was seen. */
final class DeleteOptions {

    /** Stands in a plan for the uid of an object that is still to be made. */
    static final String UID_TO_COME = "(of the object made)";

    private DeleteOptions() {}

    static Map<String, Object> of(HasMetadata seen, Map<String, Object> more) {
        return of(seen.getMetadata().getUid(), more);
    }

    /** With all that belongs to it: it is on the books until that is gone. */
    static Map<String, Object> whole(String uid) {
        return of(uid, Map.of("propagationPolicy", "Foreground"));
    }

    private static Map<String, Object> of(String uid, Map<String, Object> more) {
        var options = new LinkedHashMap<String, Object>();
        options.put("apiVersion", "v1");
        options.put("kind", "DeleteOptions");
        options.putAll(more);
        options.put("preconditions", Map.of("uid", uid));
        return options;
    }
}
