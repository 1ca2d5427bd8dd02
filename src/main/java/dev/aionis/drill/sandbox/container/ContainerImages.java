package dev.aionis.drill.sandbox.container;

/**
 * What the containers run from.
 *
 * @param postgres an image of PostgreSQL 15 or newer, with a user {@code postgres}
 * @param java an image with Java 17 or newer on its path
 */
public record ContainerImages(String postgres, String java) {}
