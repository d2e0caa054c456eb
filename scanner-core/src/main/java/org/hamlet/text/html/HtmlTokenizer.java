package org.hamlet.text.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Splits HTML into the events that Perl's HTML::Parser 3.81 reports for the same text given in one
 * piece, marked sections on. A step either moves forward or finds that the rest is an unfinished
 * construct, which {@link #recover()} gives up; each kind of giving up happens once, so the time is
 * linear. Nothing recurses. Used for one text.
 */
final class HtmlTokenizer {

  /** Fewer chars than this at the end are not looked at as markup. */
  private static final int MIN_MARKUP_CHARS = 3;

  private final String html;
  private final SourceForm form;
  private final int end;
  private final HtmlBounds bounds;
  private final TokenHandler handler;
  private final StartTag tag;
  private final TagScanner tags;
  private final DeclarationScanner declarations;
  private final Deque<MarkedSection> sections = new ArrayDeque<>();

  private int at;
  private int knownSectionEnd = -1;

  /** Raw text elements that have no end tag in the rest. */
  private final Set<String> endless = new HashSet<>();

  private MarkedSection section = MarkedSection.NONE;

  /** Raw text element that is open, or empty. */
  private String literal = "";

  /** Whether text is reported as written; stays so after an element that never ended. */
  private boolean undecoded;

  /** Element whose end is reported before the next tag or at the end, or empty. */
  private String pendingEnd = "";

  /** Whether no {@code -->} follows any more, so that a comment ends at the next {@code >}. */
  private boolean shortComments;

  HtmlTokenizer(String html, SourceForm form, HtmlBounds bounds, TokenHandler handler) {
    this.html = html;
    this.form = form;
    this.end = html.length();
    this.bounds = bounds;
    this.handler = handler;
    this.tag = new StartTag(bounds);
    this.tags = new TagScanner(html, form, bounds);
    this.declarations = new DeclarationScanner(html, bounds);
  }

  /** Reports all events. */
  void run() {
    parse();
    if (isEmptied(literal)) {
      // Compat: SpamAssassin closes them; the parser alone would report their content as markup.
      closeLiteral(end, end);
    }
    while (at < end && recover()) {
      parse();
    }
    text(at, end);
    endPending();
  }

  /** Goes on as far as constructs are complete. */
  private void parse() {
    boolean advancing = true;
    while (advancing && at < end) {
      if (!literal.isEmpty()) {
        advancing = literalText();
      } else if (section.isText()) {
        advancing = sectionText();
      } else {
        advancing = step();
      }
    }
  }

  /** Gives up the unfinished construct that the input ends in; false when the rest is text. */
  private boolean recover() {
    if (!literal.isEmpty()) {
      return recoverLiteral();
    }
    if (html.charAt(at) != '<') {
      return false;
    }
    if (declarations.isComment(at) && !shortComments) {
      shortComments = true;
      return true;
    }
    char next = at + 1 < end ? html.charAt(at + 1) : '!';
    if (Chars.startsName(next) || "!?/".indexOf(next) >= 0) {
      comment(end);
    }
    return false;
  }

  private boolean recoverLiteral() {
    if (isEmptied(literal)) {
      end(literal);
    } else if (literal.equals("title")) {
      pendingEnd = literal;
    } else {
      return false;
    }
    literal = "";
    return true;
  }

  /** Whether the element is reported as empty when its end is missing, its content as markup. */
  private static boolean isEmptied(String name) {
    return name.equals("script") || name.equals("style");
  }

  /** Text of an open raw text element up to its end tag; false when that is missing. */
  private boolean literalText() {
    boolean hasEnd = !literal.equals("plaintext") && !endless.contains(literal);
    int close = hasEnd ? findLiteralEnd() : -1;
    if (close < 0) {
      endless.add(literal);
      return false;
    }
    closeLiteral(close, html.indexOf('>', close) + 1);
    return true;
  }

  private void closeLiteral(int textEnd, int next) {
    text(at, textEnd);
    at = next;
    String name = literal;
    literal = "";
    undecoded = false;
    end(name);
  }

  private int findLiteralEnd() {
    int open = html.indexOf("</", at);
    while (open >= 0) {
      if (html.regionMatches(true, open + 2, literal, 0, literal.length())) {
        int after = Chars.skipSpace(html, open + 2 + literal.length());
        if (after < end && html.charAt(after) == '>') {
          return open;
        }
      }
      open = html.indexOf("</", open + 2);
    }
    return -1;
  }

  /** Text of a CDATA or RCDATA section up to its end; false when that is missing. */
  private boolean sectionText() {
    int close = html.indexOf("]]>", at);
    if (close < 0) {
      return false;
    }
    text(at, close);
    closeSection(close);
    return true;
  }

  private void closeSection(int close) {
    at = close + 3;
    sections.pop();
    section = MarkedSection.NONE;
    sections.forEach(s -> section = section.strongest(s));
  }

  /** One step of ordinary content: a piece of text, or one construct. */
  private boolean step() {
    int start = at;
    int from = at;
    while (true) {
      int open = html.indexOf('<', from);
      int close = section == MarkedSection.NONE ? end : sectionEnd(from);
      if (close < end && (open < 0 || close < open)) {
        text(start, close);
        closeSection(close);
        return true;
      }
      if (open < 0) {
        at = start;
        holdLastWord();
        return false;
      }
      if (open > start) {
        text(start, open);
        start = open;
      }
      at = open;
      if (end - open < MIN_MARKUP_CHARS) {
        return false;
      }
      int after = markup();
      if (after != 0) {
        at = after < 0 ? open : after;
        return after > 0;
      }
      from = open + 1;
    }
  }

  /** Where the marked section ends, or the length; looked for once. */
  private int sectionEnd(int from) {
    if (knownSectionEnd < from) {
      int close = html.indexOf("]]>", from);
      knownSectionEnd = close < 0 ? end : close;
    }
    return knownSectionEnd;
  }

  /** Reports the last text without its last word, as a parser must that may get more input. */
  private void holdLastWord() {
    int cut = end;
    if (!Chars.isSpace(html.charAt(cut - 1))) {
      while (cut > at && !Chars.isSpace(html.charAt(cut - 1))) {
        cut--;
      }
    }
    while (cut > at && Chars.isSpace(html.charAt(cut - 1))) {
      cut--;
    }
    text(at, cut);
    at = cut;
  }

  /** Reads the construct at {@code at}; its end, -1 when that is missing, 0 when it is text. */
  private int markup() {
    char next = html.charAt(at + 1);
    return switch (next) {
      case '/' -> endTag();
      case '!' -> declaration();
      case '?' -> processingInstruction();
      default -> Chars.startsName(next) ? startTag() : 0;
    };
  }

  private int startTag() {
    int after = tags.start(at, tag);
    if (after > 0) {
      endPending();
      open(tag.name());
      if (section != MarkedSection.IGNORE) {
        handler.start(tag);
      }
    }
    return after;
  }

  private void open(String name) {
    if (isLiteral(name)) {
      literal = name;
      undecoded = !name.equals("title") && !name.equals("textarea");
    }
  }

  private static boolean isLiteral(String name) {
    return switch (name) {
      case "script", "style", "xmp", "iframe", "plaintext", "title", "textarea" -> true;
      default -> false;
    };
  }

  private int endTag() {
    char first = html.charAt(at + 2);
    if (first == '>' || Chars.isSpace(first)) {
      return comment(declarations.afterGt(at));
    }
    int nameEnd = Chars.skipWord(html, at + 2);
    int after = tags.skipEndTag(nameEnd);
    if (after > 0) {
      endPending();
      end(Chars.lower(html.substring(at + 2, nameEnd)));
    }
    return after;
  }

  private int processingInstruction() {
    int after = declarations.afterGt(at);
    if (after > 0) {
      endPending();
    }
    return after;
  }

  private int declaration() {
    if (declarations.isComment(at)) {
      return comment(shortComments ? declarations.afterGt(at + 4) : declarations.commentEnd(at));
    }
    if (html.charAt(at + 2) == '[') {
      return markedSection();
    }
    int after = declarations.declarationEnd(at);
    if (after > 0) {
      endPending();
    }
    if (after > 0 && section != MarkedSection.IGNORE) {
      handler.declaration(html.substring(at, after));
    }
    return after == 0 ? comment(declarations.afterGt(at)) : after;
  }

  private int comment(int after) {
    if (after > 0 && section != MarkedSection.IGNORE) {
      handler.comment(html.substring(at, after));
    }
    if (after == end) {
      at = end;
    }
    return after;
  }

  /** Opens {@code <![ KEYWORD ... [}; anything else is a comment. */
  private int markedSection() {
    int from = at + 3;
    MarkedSection strongest = MarkedSection.NONE;
    while (true) {
      from = Chars.skipSpace(html, from);
      int wordEnd = from;
      while (wordEnd < end && Chars.isLetter(html.charAt(wordEnd))) {
        wordEnd++;
      }
      if (wordEnd == end) {
        return -1;
      }
      if (html.charAt(from) == '[') {
        break;
      }
      if (wordEnd == from) {
        return comment(declarations.afterGt(at));
      }
      strongest = strongest.strongest(MarkedSection.of(html.substring(from, wordEnd)));
      from = wordEnd;
    }
    openSection(strongest);
    return from + 1;
  }

  private void openSection(MarkedSection opened) {
    int max = bounds.limits().maxMarkedSections();
    if (sections.size() >= max) {
      bounds.reached("maxMarkedSections", max, "nested sections");
      return;
    }
    sections.push(opened);
    section = section.strongest(opened);
  }

  private void text(int from, int to) {
    if (from < to && section != MarkedSection.IGNORE) {
      String raw = html.substring(from, to);
      handler.text(isUndecoded() ? raw : form.decoded(raw, true));
    }
  }

  private boolean isUndecoded() {
    return section == MarkedSection.CDATA || undecoded;
  }

  private void end(String name) {
    if (section != MarkedSection.IGNORE) {
      handler.end(name);
    }
  }

  private void endPending() {
    if (!pendingEnd.isEmpty()) {
      String name = pendingEnd;
      pendingEnd = "";
      end(name);
    }
  }
}
