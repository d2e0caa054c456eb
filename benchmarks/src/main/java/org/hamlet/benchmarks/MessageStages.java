package org.hamlet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayOptions;
import org.hamlet.relay.RelayParser;
import org.hamlet.relay.RelayPath;
import org.hamlet.text.RenderedTexts;
import org.hamlet.text.TextOptions;
import org.hamlet.text.TextRenderer;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.text.uri.UriLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** What is done with all messages before any rule is run. */
public class MessageStages extends Measured {

  private final MessageParser parser = new MessageParser();
  private final TextRenderer renderer = renderer();
  private final List<ParsedMessage> parsed = new ArrayList<>();
  private final List<RelayPath> relays = new ArrayList<>();

  /** Does for each stage what comes before it. */
  @Setup
  public void prepare(Mail mail) {
    mail.messages().forEach(message -> parsed.add(parser.parse(message)));
    parsed.forEach(message -> relays.add(path(message)));
  }

  /** Bytes to header fields and parts. */
  @Benchmark
  public void parse(Mail mail, Blackhole sink) {
    mail.messages().forEach(message -> sink.consume(parser.parse(message)));
  }

  /** Received fields to relays. */
  @Benchmark
  public void relays(Blackhole sink) {
    parsed.forEach(message -> sink.consume(path(message)));
  }

  /** Charsets, HTML and paragraphs: what body rules see. */
  @Benchmark
  public void body(Blackhole sink) {
    for (int i = 0; i < parsed.size(); i++) {
      sink.consume(texts(i).body());
    }
  }

  /** Parts decoded alone: what rawbody rules see. */
  @Benchmark
  public void rawbody(Blackhole sink) {
    for (int i = 0; i < parsed.size(); i++) {
      sink.consume(texts(i).rawbody());
    }
  }

  /** Links of text and HTML, with the rendering that they need. */
  @Benchmark
  public void uris(Blackhole sink) {
    for (int i = 0; i < parsed.size(); i++) {
      sink.consume(texts(i).uris());
    }
  }

  private RenderedTexts texts(int message) {
    return renderer.render(parsed.get(message), relays.get(message));
  }

  private static RelayPath path(ParsedMessage message) {
    return RelayParser.parse(message.headers(), RelayOptions.INFERRED);
  }

  private static TextRenderer renderer() {
    DomainRegistry domains = new DomainRegistry(Set.of("com", "net", "org"), Set.of(), Set.of());
    UriFinder uris = new UriFinder(domains, uri -> Optional.empty(), true, UriLimits.DEFAULT);
    return new TextRenderer(uris, domains, TextOptions.DEFAULT, HtmlLimits.DEFAULT);
  }
}
