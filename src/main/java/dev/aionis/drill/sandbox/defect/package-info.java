/**
 * Defects that the sandbox can be given, one at a time: their names and what each is. What a defect does stands where it
 * happens, in a class of its own beside the sound one.
 *
 * <p>Rule: imports model; every package of the sandbox may import it, and run, which hands the configured one over.
 */
package dev.aionis.drill.sandbox.defect;
