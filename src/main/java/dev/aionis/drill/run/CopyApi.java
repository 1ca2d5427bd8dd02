package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.RestoreFacts;
import dev.aionis.drill.facts.RestoreTimeline;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.RestoreLever.RestoredCopy;
import java.util.List;
import java.util.Optional;

/** The API that the drill has started on a restored copy; one that does not start is judged by the smoke. */
final class CopyApi {

    private final Stage stage;
    private final RestoreLever lever;
    private Optional<ApiTarget> target = Optional.empty();
    private Optional<String> notStarted = Optional.empty();

    CopyApi(Stage stage, RestoreLever lever) {
        this.stage = stage;
        this.lever = lever;
    }

    /** It runs the release that the live deployment runs. */
    void start(RestoredCopy copy) {
        String release = stage.deployment().release().status().stream()
                .flatMap(replica -> replica.release().stream())
                .findFirst()
                .orElse(stage.config().release().rollback());
        try {
            target = stage.system(() -> lever.startApi(copy, release))
                    .map(url -> stage.deployment().at("restored-api", url));
            stage.say(target.map(api -> "API " + release + " answers on the restored database at " + api.base())
                    .orElse("the restore lever starts no API on the copy: no smoke"));
        } catch (RuntimeException failed) {
            stage.run().step().throwIfAborted();
            notStarted = Optional.of("API " + release + ": " + InShort.of(failed));
            stage.say("no API on the restored database: " + failed.getMessage());
        }
    }

    /** Empty where there is none. */
    Optional<ApiTarget> target() {
        return target;
    }

    /** @param restored the copy as the drill sees it, in which the smoke's write must be */
    CriterionFacts smoke(KnownNode known, RestoreTimeline timeline, AionisDatabase restored) {
        if (notStarted.isPresent()) {
            return new RestoreFacts.NoApi(notStarted.get());
        }
        var smoke = new RestoredSmoke(stage, target, known);
        smoke.run(timeline);
        return new RestoreFacts.SmokeOnCopy(smoke.seen(), holds(restored, smoke.clientId()));
    }

    private Optional<Boolean> holds(AionisDatabase restored, String clientId) {
        return target.flatMap(api -> {
            try {
                return Optional.of(!restored.criticalRecords(stage.scope(), List.of(clientId))
                        .isEmpty());
            } catch (RuntimeException unread) {
                return Optional.empty();
            }
        });
    }
}
