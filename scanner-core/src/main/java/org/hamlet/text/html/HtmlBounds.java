package org.hamlet.text.html;

import org.hamlet.verdict.LimitLog;

/**
 * The limits of one rendering and where it notes those it reaches. Used for one text.
 *
 * @param limits what is looked at
 * @param log takes what was reached
 */
record HtmlBounds(HtmlLimits limits, LimitLog log) {

  /** Notes one of the limits, named as its component is. */
  void reached(String name, long value, String unit) {
    log.reached(HtmlLimits.class, name, value, unit);
  }
}
