package org.hamlet.text;

import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayPath;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.verdict.LimitLog;

/** Prepares the texts of messages for one configuration. Thread-safe. */
public final class TextRenderer {

  private final UriFinder uris;
  private final DomainRegistry domains;
  private final TextOptions options;
  private final HtmlLimits htmlLimits;
  private final RelayFields relayFields;

  /**
   * A renderer for one configuration.
   *
   * @param uris finds the URIs of a message
   * @param domains registry boundaries, for {@code :host} and {@code :domain}
   * @param htmlLimits what is looked at of an HTML part
   */
  public TextRenderer(
      UriFinder uris, DomainRegistry domains, TextOptions options, HtmlLimits htmlLimits) {
    this(uris, domains, options, htmlLimits, RelayFields.NONE);
  }

  private TextRenderer(
      UriFinder uris,
      DomainRegistry domains,
      TextOptions options,
      HtmlLimits htmlLimits,
      RelayFields relayFields) {
    this.uris = uris;
    this.domains = domains;
    this.options = options;
    this.htmlLimits = htmlLimits;
    this.relayFields = relayFields;
  }

  /** The same with further pseudo fields. */
  public TextRenderer with(RelayFields more) {
    return new TextRenderer(uris, domains, options, htmlLimits, more);
  }

  /** The texts of one message, each made when first asked for; for one scan and one thread. */
  public RenderedTexts render(ParsedMessage message, RelayPath relays) {
    LimitLog log = new LimitLog();
    PartRenderer parts = new PartRenderer(options, htmlLimits);
    PseudoFields pseudo = new PseudoFields(message, relays, options, relayFields, log);
    return new LazyTexts(
        message,
        texts -> new FieldTexts(message, pseudo.with(texts), domains),
        parts,
        uris,
        options,
        log);
  }
}
