package dev.aionis.drill.run;

import java.util.Optional;

/**
 * What was seen when an abort condition was looked at.
 *
 * @param seen in words, with figures
 * @param severity the greater, the nearer to the limit or beyond it; to tell the worst of many looks
 * @param breach what is beyond the limit, in words; empty if nothing is
 */
record Look(String seen, double severity, Optional<String> breach) {}
