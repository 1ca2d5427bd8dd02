/**
 * The drill as a JUnit suite and an Allure report: the only package that knows JUnit and Allure.
 *
 * <p>Rule: may import everything; nothing imports it but the scenario classes.
 */
package dev.aionis.drill.junit;
