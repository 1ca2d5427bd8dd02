/**
 * How far the drill's word is to be trusted: how often it blames a deployment with which all is well, and how far its
 * figures are from the truth.
 *
 * <p>Rule: imports what runs drills and reads records; nothing imports it.
 */
package dev.aionis.drill.trust;
