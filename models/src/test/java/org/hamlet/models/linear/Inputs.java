package org.hamlet.models.linear;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayOptions;
import org.hamlet.relay.RelayParser;
import org.hamlet.relay.RelayPath;
import org.hamlet.rule.Settings;
import org.hamlet.text.TextOptions;
import org.hamlet.text.TextRenderer;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.RedirectTarget;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.text.uri.UriLimits;

/** Messages as the scanner hands them over. */
public final class Inputs {

  private Inputs() {}

  /** What the scanner makes of a message. */
  public static ClassifierInput of(String text) {
    ParsedMessage message = new MessageParser().parse(text.getBytes(StandardCharsets.ISO_8859_1));
    RelayPath relays = RelayParser.parse(message.headers(), RelayOptions.INFERRED);
    DomainRegistry domains = new DomainRegistry(Set.of("com", "org", "test"), Set.of(), Set.of());
    UriFinder uris = new UriFinder(domains, RedirectTarget.NONE, false, UriLimits.DEFAULT);
    TextRenderer renderer =
        new TextRenderer(uris, domains, TextOptions.DEFAULT, HtmlLimits.DEFAULT);
    return new ClassifierInput(
        message, relays, renderer.render(message, relays), Settings.defaults(), Optional.empty());
  }
}
