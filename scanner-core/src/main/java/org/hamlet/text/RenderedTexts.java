package org.hamlet.text;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hamlet.content.Attachments;
import org.hamlet.content.language.LanguageGuess;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;
import org.hamlet.text.html.HtmlFacts;
import org.hamlet.text.uri.MessageUris;
import org.hamlet.verdict.LimitReached;

/**
 * The texts of one message that rules read. Each is made when first asked for and then kept; one
 * instance belongs to one scan and one thread.
 */
public interface RenderedTexts {

  /** Rendered paragraphs in UTF-8; element 0 is the decoded Subject with a line end. */
  List<Bytes> body();

  /**
   * From now on each paragraph of {@link #body} is what {@code change} makes of it; no other text
   * is another for it. Compat: the free mail check of SpamAssassin 4.0.1 does so to what later
   * rules and the preview in a report read; nothing else may.
   */
  void changeBody(UnaryOperator<Bytes> change);

  /** The same with only what a reader sees. */
  List<Bytes> visibleBody();

  /** Only what HTML hides from the reader. */
  List<Bytes> invisibleBody();

  /** Decoded parts in their own charset, in chunks of 2,048 to 4,096 bytes. */
  List<Bytes> rawbody();

  /** The pristine message, header and body. */
  Bytes full();

  /** Decoded header values by rule notation. */
  HeaderTexts headers();

  /** URIs from text, HTML and DKIM signatures. */
  MessageUris uris();

  /** What one part of the message renders to; empty when it is not rendered. */
  PartText rendered(Part.Leaf leaf);

  /** The languages its body may be in. */
  LanguageGuess languages();

  /** What its attached files hold. */
  Attachments attachments();

  /** The limits that the texts made so far reached. */
  List<LimitReached> limits();

  /** Facts of each text/html part, in order; empty when there is none. */
  List<HtmlFacts> html();
}
