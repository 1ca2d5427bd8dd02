/**
 * The open-loop load: schedule, requests, latencies counted from the moment a request should have been sent.
 *
 * <p>Rule: imports model, ledger and aionis.
 */
package dev.aionis.drill.load;
