package dev.aionis.drill.criteria;

import static java.util.stream.Collectors.groupingBy;

import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestSample;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is normal: error rate and latency quantiles in steady state, before anything was disturbed.
 *
 * @param operations the kinds of request that were seen, each on its own
 * @param overall all of them together
 */
public record Envelope(Map<Operation, OperationEnvelope> operations, OperationEnvelope overall) {

    public Envelope {
        operations = Map.copyOf(operations);
    }

    /** The envelope of {@code samples}, in any order. */
    public static Envelope from(List<RequestSample> samples) {
        Map<Operation, OperationEnvelope> each = new EnumMap<>(Operation.class);
        samples.stream()
                .collect(groupingBy(RequestSample::operation))
                .forEach((operation, requests) -> each.put(operation, OperationEnvelope.from(requests)));
        return new Envelope(each, OperationEnvelope.from(samples));
    }

    /** Failures over decided requests of all kinds, from 0 to 1. */
    public double errorRate() {
        return overall.errorRate();
    }

    /** Decided requests of all kinds. */
    public long samples() {
        return overall.samples();
    }
}
