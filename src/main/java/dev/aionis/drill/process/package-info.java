/**
 * Running commands and keeping daemons: argv, timeout, bounded output, the whole process tree ended.
 *
 * <p>Rule: imports model only.
 */
package dev.aionis.drill.process;
