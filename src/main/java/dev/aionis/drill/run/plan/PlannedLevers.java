package dev.aionis.drill.run.plan;

import java.util.List;

/**
 * What levers say that they would do.
 *
 * @param worker to take the worker away and bring it back
 * @param release to deploy a canary and roll it back
 * @param restore to restore a copy and remove it
 * @param replica to kill a replica and bring it back
 * @param gaps what they can't do or see
 */
public record PlannedLevers(
        List<String> worker, List<String> release, List<String> restore, List<String> replica, List<String> gaps) {}
