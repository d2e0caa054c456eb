package org.hamlet.content.office;

import java.util.Set;

/**
 * What was found in the attachments of a message.
 *
 * @param all of which kinds
 * @param target the web address that a package refers to, as written; empty when there is none
 */
public record OfficeFindings(Set<OfficeFinding> all, String target) {

  /** With a copy of the set. */
  public OfficeFindings {
    all = Set.copyOf(all);
  }
}
