package org.hamlet.models.digests;

/**
 * How a reporter fared, for people.
 *
 * @param name with its kind in front
 * @param trust 0 to 1
 * @param confirmed how often others said the same
 * @param contradicted how often those who are trusted more said the contrary
 */
public record ReporterFigures(String name, double trust, int confirmed, int contradicted) {}
