package org.hamlet.text.html;

/**
 * How much of one HTML part is looked at. What lies beyond a limit is left out of the result; the
 * rendering of the rest goes on.
 *
 * @param maxChars chars of the source; what follows is not looked at
 * @param maxTags start and end tags that are interpreted; later ones are skipped, their text stays
 * @param maxNesting open elements whose style is remembered; deeper ones inherit
 * @param maxAttributes attributes of one tag
 * @param maxAttributeChars chars of one attribute value
 * @param maxLinks links and anchors
 * @param maxDistinctTags different tag names that are counted
 * @param maxMarkedSections marked sections inside one another
 * @param maxDeclarationChars chars of a document type declaration; a longer one is a comment
 */
public record HtmlLimits(
    int maxChars,
    int maxTags,
    int maxNesting,
    int maxAttributes,
    int maxAttributeChars,
    int maxLinks,
    int maxDistinctTags,
    int maxMarkedSections,
    int maxDeclarationChars) {

  /** More than any real message needs. */
  public static final HtmlLimits DEFAULT =
      new HtmlLimits(4_194_304, 200_000, 1_000, 500, 65_536, 10_000, 5_000, 100, 500);
}
