package org.hamlet.digest.razor;

import java.util.ArrayList;
import java.util.List;

/** A text in pieces, as Perl splits it: empty ones at the end do not count. */
final class Lines {

  private Lines() {}

  static List<String> split(String text, char separator) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == separator) {
        lines.add(text.substring(start, i));
        start = i + 1;
      }
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }
}
