/**
 * What every process of the sandbox has: settings from its environment, a log of notable events, metrics, an orderly
 * end.
 *
 * <p>Rule: imports process only; the process packages of the sandbox import it, and it imports none of them.
 */
package dev.aionis.drill.sandbox.service;
