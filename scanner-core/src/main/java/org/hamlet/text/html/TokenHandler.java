package org.hamlet.text.html;

/** Takes the events of {@link HtmlTokenizer}, in document order. */
interface TokenHandler {

  /** A start tag. {@code tag} is only valid during the call. */
  void start(StartTag tag);

  /** An end tag, name in lower case. */
  void end(String name);

  /** Text with its entities decoded; words are never split, spaces may be. */
  void text(String text);

  /** A comment or broken markup, as written. */
  void comment(String source);

  /** A document type or entity declaration, as written. */
  void declaration(String source);
}
