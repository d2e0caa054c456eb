package org.hamlet.text.html;

import java.util.ArrayList;
import java.util.List;

/** The rendered text in the making: pieces, each visible or not. Used for one text. */
final class TextPieces {

  private final StringBuilder rendered = new StringBuilder();
  private final List<Integer> hidden = new ArrayList<>();

  private boolean lastIsWhitespace;
  private boolean lastIsHidden;
  private boolean lastIsEmpty = true;

  /** Adds the white space that a tag stands for. */
  void whitespace(String space) {
    if (!lastIsEmpty
        && !lastIsHidden
        && !lastIsWhitespace
        && rendered.charAt(rendered.length() - 1) == ' ') {
      rendered.setLength(rendered.length() - 1);
    }
    rendered.append(space);
    remember(true, false, false);
  }

  /** Adds text whose white space is already folded. */
  void text(String text, boolean isHidden) {
    int from = !isHidden && lastIsWhitespace && text.startsWith(" ") ? 1 : 0;
    if (isHidden) {
      hidden.add(rendered.length());
      hidden.add(rendered.length() + text.length());
    }
    rendered.append(text, from, text.length());
    remember(false, isHidden, from == text.length());
  }

  private void remember(boolean whitespace, boolean isHidden, boolean empty) {
    lastIsWhitespace = whitespace;
    lastIsHidden = isHidden;
    lastIsEmpty = empty;
  }

  String rendered() {
    return rendered.toString();
  }

  /** The visible ones of all pieces, which are {@link #rendered()}. */
  String visible(String all) {
    return hidden.isEmpty() ? all : select(false);
  }

  String invisible() {
    return select(true);
  }

  private String select(boolean wantHidden) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int i = 0; i < hidden.size(); i += 2) {
      if (wantHidden) {
        out.append(rendered, hidden.get(i), hidden.get(i + 1));
      } else {
        out.append(rendered, at, hidden.get(i));
      }
      at = hidden.get(i + 1);
    }
    return wantHidden ? out.toString() : out.append(rendered, at, rendered.length()).toString();
  }
}
