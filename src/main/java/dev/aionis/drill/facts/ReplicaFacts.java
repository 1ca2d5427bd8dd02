package dev.aionis.drill.facts;

import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.Elapsed;
import dev.aionis.drill.criteria.EnvelopeReturn;
import dev.aionis.drill.criteria.ReplicaCriteria;
import dev.aionis.drill.criteria.ReplicaCriteria.KeptProbe;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.observe.Outage;
import dev.aionis.drill.observe.Outages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the criteria of scenario D, API replica loss, are judged by. */
public final class ReplicaFacts {

    /** What callers do, and is probed through the balancer. */
    private static final Set<String> USE = Set.of("read", "write");

    private ReplicaFacts() {}

    /**
     * @param callers until the replica was brought back, from its loss on
     */
    public record TakenOut(LossSeen loss, RecoverySeen callers, Duration objective) implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            return ReplicaCriteria.takenOut(
                    callers.found(evidence).errorRate(), probes(evidence), loss.moment(evidence), objective);
        }

        /** When the last of the probes through the balancer was well again. */
        private EnvelopeReturn probes(Evidence evidence) {
            BoundedInstant lost = loss.moment(evidence);
            BoundedInstant back = lost;
            Optional<Instant> down = Optional.empty();
            for (var probe : Window.throughBalancer(loss.probes(), evidence).entrySet()) {
                Outages outages = Outages.of(probe.getValue());
                for (Outage outage : outages.closed()) {
                    boolean since = outage.end().latest().isAfter(lost.latest());
                    back = since && outage.end().latest().isAfter(back.latest()) ? outage.end() : back;
                }
                if (outages.open().isPresent()) {
                    down = Optional.of(
                            probe.getValue().get(probe.getValue().size() - 1).sentAt());
                }
            }
            return down.isPresent()
                    ? EnvelopeReturn.outside(down.get(), "a probe through the balancer was still down")
                    : EnvelopeReturn.returned(back, "no probe through the balancer failed from then on");
        }
    }

    /**
     * @param back when redundancy was full again
     * @param budget share of the requests that may fail
     */
    public record ErrorBudget(LossSeen loss, ReadySeen back, RequestsSeen callers, double budget, long minimumSamples)
            implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            List<RequestSample> concerned = concerned(evidence);
            long failed = concerned.stream()
                    .filter(sample -> sample.outcome().failure())
                    .count();
            return ReplicaCriteria.errorBudget(failed, concerned.size(), budget, minimumSamples);
        }

        /** Those that were under way while redundancy was lost, the throttled left out. */
        List<RequestSample> concerned(Evidence evidence) {
            Instant from = loss.moment(evidence).earliest();
            Instant to = back.moment(evidence).latest();
            return callers.samples(evidence).stream()
                    .filter(sample -> sample.outcome() != RequestOutcome.THROTTLED)
                    .filter(sample -> !sample.endedAt().isBefore(from)
                            && !sample.scheduledAt().isAfter(to))
                    .toList();
        }
    }

    /**
     * @param back when redundancy was full again
     * @param probes until the scenario's end: one that was under way when redundancy was full had no answer yet
     */
    public record ServiceKept(LossSeen loss, ReadySeen back, ProbesSeen probes, Duration objective)
            implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            Instant from = loss.moment(evidence).earliest();
            Instant to = back.moment(evidence).latest();
            return ReplicaCriteria.serviceKept(
                    Window.throughBalancer(probes, evidence).entrySet().stream()
                            .filter(probe -> USE.contains(probe.getKey()))
                            .map(probe -> new Window(probe.getValue(), from, to).kept(probe.getKey()))
                            .toList(),
                    objective);
        }
    }

    /**
     * @param replicas what lever and probe saw of each
     * @param expected how many there must be
     * @param completed false where it was given up before
     */
    public record FullRedundancy(
            ReadySeen back,
            RotationSeen rotation,
            List<Check> replicas,
            int expected,
            boolean completed,
            Duration objective)
            implements CriterionFacts {

        @Override
        public Criterion judge(Evidence evidence) {
            Span took = back.rollback(evidence);
            return ReplicaCriteria.fullRedundancy(
                    completed ? Elapsed.took(took) : Elapsed.notWithin(took.longest()),
                    checks(evidence),
                    expected,
                    objective);
        }

        /** What the balancer says counts where it says something; where it does not, the lever must know. */
        private List<Check> checks(Evidence evidence) {
            Check answering = completed
                    ? rotation.stillAnswering(evidence, expected, back.verifiedAt())
                    : rotation.answeringAgain(evidence, expected);
            boolean leverAlone = switch (answering.status()) {
                case UNPROVEN -> replicas.stream().noneMatch(check -> check.status() == CriterionStatus.UNPROVEN);
                // a name that answered callers does not stand for a replica that the lever sees no more
                case MET -> replicas.size() < expected;
                case MISSED -> false;
            };
            return leverAlone ? replicas : with(answering);
        }

        /** Where callers are answered by every replica, the balancer has seen what the lever could not. */
        private Check settled(Check replica, Check answering) {
            boolean seen = answering.status() == CriterionStatus.MET && replica.status() == CriterionStatus.UNPROVEN;
            return seen ? Check.of(replica.name(), true, replica.detail()) : replica;
        }

        private List<Check> with(Check answering) {
            var all = new ArrayList<Check>();
            replicas.forEach(replica -> all.add(settled(replica, answering)));
            all.add(answering);
            return all;
        }
    }

    /** The samples of one probe in a stretch of time. */
    private record Window(List<ProbeSample> samples, Instant from, Instant to) {

        static Map<String, List<ProbeSample>> throughBalancer(ProbesSeen probes, Evidence evidence) {
            Map<String, List<ProbeSample>> samples = probes.samples(evidence);
            samples.keySet().removeAll(probes.replicas());
            return samples;
        }

        KeptProbe kept(String probe) {
            List<ProbeSample> mine = samples.stream()
                    .filter(sample -> !sample.answeredAt().isBefore(from))
                    .filter(sample -> !sample.sentAt().isAfter(to))
                    .toList();
            return new KeptProbe(probe, mine.size(), longestSilence(mine), longestOutage());
        }

        private Elapsed longestOutage() {
            Outages outages = Outages.of(samples);
            if (outages.open().filter(open -> open.earliest().isBefore(to)).isPresent()) {
                Span down = outages.open().get().until(BoundedInstant.exactly(last()));
                return Elapsed.notWithin(down.shortest().isNegative() ? Duration.ZERO : down.shortest());
            }
            return Elapsed.took(outages.closed().stream()
                    .filter(outage -> outage.end().latest().isAfter(from)
                            && outage.start().earliest().isBefore(to))
                    .map(Outage::length)
                    .max(Comparator.comparing(Span::longest))
                    .orElse(new Span(Duration.ZERO, Duration.ZERO)));
        }

        private Instant last() {
            return samples.get(samples.size() - 1).sentAt();
        }

        /** In which none of these probes was under way, the stretch's beginning and end included. */
        private Duration longestSilence(List<ProbeSample> samples) {
            Duration longest = Duration.ZERO;
            Instant silentFrom = from;
            for (ProbeSample sample : samples) {
                longest = longer(longest, Duration.between(silentFrom, sample.sentAt()));
                silentFrom = sample.answeredAt();
            }
            return longer(longest, Duration.between(silentFrom, to));
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }
}
