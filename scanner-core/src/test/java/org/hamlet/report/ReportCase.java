package org.hamlet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.MessageLimits;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayOptions;
import org.hamlet.relay.RelayParser;
import org.hamlet.relay.RelayPath;
import org.hamlet.rule.ConfigSource;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Settings;
import org.hamlet.rule.SettingsViews;
import org.hamlet.text.TextRenderer;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.text.uri.UriLimits;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.ScanTimes;
import org.hamlet.verdict.ScoreSet;
import org.hamlet.verdict.TokenEvidence;
import org.hamlet.verdict.Verdict;

/** One folder of {@code report/}: configuration, message and hits, and what SpamAssassin made. */
record ReportCase(Path folder) {

  private static final long RANDOM = 0xC1154520L << 32;

  static Stream<ReportCase> all() {
    try {
      Path top = Path.of(ReportCase.class.getResource("/report/README.md").toURI()).getParent();
      try (Stream<Path> files = Files.list(top)) {
        return files.filter(Files::isDirectory).sorted().map(ReportCase::new).toList().stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Report report() {
    return report(read("message.eml"));
  }

  /** Of another message with the same hits. */
  Report report(String text) {
    Settings settings =
        RuleSetReader.english()
            .read(new RuleSources().rules(ConfigSource.file(folder.resolve("config.cf"))))
            .settings();
    Bytes original = Bytes.ofLatin1(text);
    ParsedMessage message = new MessageParser(MessageLimits.DEFAULT).parse(original.toArray());
    RelayPath relays = RelayParser.parse(message.headers(), RelayOptions.INFERRED);
    DomainRegistry domains = SettingsViews.domainRegistry(settings);
    TextRenderer renderer =
        new TextRenderer(
            new UriFinder(domains, uri -> Optional.empty(), true, UriLimits.DEFAULT),
            domains,
            SettingsViews.textOptions(settings),
            HtmlLimits.DEFAULT);
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T18:25:24Z"), ZoneOffset.UTC);
    return new ReportWriter(
            settings, new ReportSurroundings(() -> "elsinore", "2024-03-25", clock, () -> RANDOM))
        .write(
            new ReportInput(
                verdict(settings),
                original,
                message,
                relays,
                renderer.render(message, relays),
                TokenEvidence.NONE));
  }

  private Verdict verdict(Settings settings) {
    List<Hit> hits = hits();
    double score = hits.stream().mapToDouble(Hit::points).sum();
    return new Verdict(
        score,
        settings.number("required_score"),
        ScoreSet.LOCAL,
        hits,
        List.of(),
        read("marked.eml").contains("unavailable") ? Autolearn.UNAVAILABLE : Autolearn.NO,
        read("config.cf").contains("AUTOLEARNSCORE")
            ? Map.of("AUTOLEARNSCORE", ScoreText.exact(score))
            : Map.of(),
        List.of(),
        List.of(),
        ScanTimes.NONE);
  }

  private List<Hit> hits() {
    Map<String, String> descriptions = new HashMap<>();
    read("config.cf")
        .lines()
        .filter(line -> line.startsWith("describe "))
        .map(line -> line.split(" ", 3))
        .forEach(words -> descriptions.put(words[1], words[2].strip()));
    List<Hit> hits = new ArrayList<>();
    for (String line : read("hits.tsv").lines().toList()) {
      String[] columns = line.split("\t", -1);
      hits.add(
          new Hit(
              new RuleName(columns[0]),
              Double.parseDouble(columns[2]),
              1,
              Hit.Area.valueOf(columns[1].toUpperCase(Locale.ROOT)),
              descriptions.getOrDefault(columns[0], ""),
              "",
              Arrays.asList(columns).subList(3, columns.length)));
    }
    return hits;
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
