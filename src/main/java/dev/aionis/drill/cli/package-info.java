/**
 * The command line {@code java -jar target/ha-drills.jar}: what is done without a drill.
 *
 * <p>Rule: imports run, verify, record, config and model; nobody imports it. One class for each subcommand, entered in
 * {@link dev.aionis.drill.cli.Subcommands}.
 */
package dev.aionis.drill.cli;
