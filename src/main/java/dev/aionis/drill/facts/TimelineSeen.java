package dev.aionis.drill.facts;

/** @param moments path of what happened when in the restore */
public record TimelineSeen(TargetSeen target, String moments) {

    public RestoreTimeline timeline(Evidence evidence) {
        return RestoreTimeline.of(target.moment(evidence), evidence.json(moments, RestoreMoments.class));
    }
}
