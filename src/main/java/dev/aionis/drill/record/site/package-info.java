/**
 * The records of many drills as a site of plain files, and what a release asks of them.
 *
 * <p>Rule: imports record, its history and HTML, and model.
 */
package dev.aionis.drill.record.site;
