package dev.aionis.drill.criteria;

/**
 * How soon one expected alert was seen firing.
 *
 * @param alert the name of its rule
 * @param latency from the disruption until it was first seen firing, or for how long it surely did not
 * @param premise that it was quiet before the disruption, so that the disruption raised it
 * @param detail more on it, or empty
 */
public record AlertDetection(String alert, Elapsed latency, Premise premise, String detail) {}
