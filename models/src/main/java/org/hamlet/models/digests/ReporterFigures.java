package org.hamlet.models.digests;

import org.hamlet.digest.shared.Reporter;

/**
 * How a reporter fared, for people.
 *
 * @param trust 0 to 1
 * @param confirmed how often others said the same
 * @param contradicted how often those who are trusted more said the contrary
 */
public record ReporterFigures(Reporter reporter, double trust, int confirmed, int contradicted) {}
