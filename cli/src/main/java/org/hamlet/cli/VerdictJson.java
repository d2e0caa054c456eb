package org.hamlet.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.hamlet.cli.log.OctetText;
import org.hamlet.scanner.ScanResult;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.RuleTime;
import org.hamlet.verdict.ScanTimes;
import org.hamlet.verdict.Timing;
import org.hamlet.verdict.Verdict;

/**
 * A verdict as one line of JSON (RFC 8259), the form docs/command-line.md describes. Texts of the
 * message are octets: they are given as UTF-8 where they are that, else as ISO-8859-1.
 */
final class VerdictJson {

  private static final double NANOS_PER_MILLI = 1e6;

  private VerdictJson() {}

  /** The line, without its end. */
  static String of(String file, ScanResult result) throws IOException {
    Verdict verdict = result.verdict();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeStringField("verdict", verdict.spam() ? "spam" : "ham");
      json.writeNumberField("score", verdict.score());
      json.writeNumberField("required", verdict.required());
      json.writeStringField("score_set", verdict.scoreSet().name().toLowerCase(Locale.ROOT));
      json.writeStringField("autolearn", verdict.autolearn().text());
      json.writeArrayFieldStart("rules");
      for (Hit hit : verdict.hits()) {
        rule(json, hit);
      }
      json.writeEndArray();
      strings(json, "sub_rules", verdict.subHits().stream().map(h -> h.rule().text()).toList());
      if (result.classification().isPresent()) {
        ClassificationJson.write(json, result.classification().get());
      }
      strings(json, "defects", verdict.defects());
      limits(json, verdict.limits());
      times(json, verdict.times());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void rule(JsonGenerator json, Hit hit) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", hit.rule().text());
    json.writeNumberField("points", hit.points());
    json.writeNumberField("count", hit.count());
    json.writeStringField("area", hit.area().name().toLowerCase(Locale.ROOT));
    json.writeStringField("description", OctetText.decoded(hit.description()));
    json.writeStringField("matched", OctetText.decoded(hit.matched()));
    strings(json, "notes", hit.notes());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(OctetText.decoded(value));
    }
    json.writeEndArray();
  }

  private static void limits(JsonGenerator json, List<LimitReached> limits) throws IOException {
    json.writeArrayFieldStart("limits");
    for (LimitReached limit : limits) {
      json.writeStartObject();
      json.writeStringField("name", limit.name());
      json.writeStringField("value", limit.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void times(JsonGenerator json, ScanTimes times) throws IOException {
    json.writeObjectFieldStart("milliseconds");
    for (Timing timing : times.stages()) {
      json.writeNumberField(timing.stage(), timing.took().toNanos() / NANOS_PER_MILLI);
    }
    json.writeEndObject();
    if (times.slowestRule().isPresent()) {
      RuleTime slowest = times.slowestRule().get();
      json.writeObjectFieldStart("slowest_rule");
      json.writeStringField("name", slowest.rule().text());
      json.writeNumberField("milliseconds", slowest.took().toNanos() / NANOS_PER_MILLI);
      json.writeEndObject();
    }
  }
}
