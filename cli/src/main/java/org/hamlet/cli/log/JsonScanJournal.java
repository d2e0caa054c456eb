package org.hamlet.cli.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.hamlet.scanner.ScanResult;
import org.hamlet.spamd.codec.SpamdRequest;
import org.hamlet.spamd.service.Peer;
import org.hamlet.spamd.service.ScanJournal;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.ListedHits;
import org.hamlet.verdict.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of each scan as one object of JSON, for {@link JsonLog}. Thread-safe. */
public final class JsonScanJournal implements ScanJournal {

  /** The name of the logger whose texts are objects of JSON. */
  static final String LOGGER = "org.hamlet.spamd.scans";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final JsonFactory JSON = new JsonFactory();
  private static final double MILLIS_A_SECOND = 1000;

  @Override
  public void scanned(SpamdRequest.Scan request, ScanResult result, Peer peer, Duration took) {
    if (LOG.isInfoEnabled()) {
      LOG.info(object(request, result, peer, took));
    }
  }

  /** The object; texts of the message are quoted as JSON wants it, so that they forge nothing. */
  static String object(SpamdRequest.Scan request, ScanResult result, Peer peer, Duration took) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      Verdict verdict = result.verdict();
      json.writeStartObject();
      json.writeStringField("command", request.command().name());
      json.writeBooleanField("spam", verdict.spam());
      json.writeNumberField("score", Double.parseDouble(result.shownScore()));
      json.writeNumberField("required", Double.parseDouble(result.shownRequired()));
      json.writeArrayFieldStart("tests");
      for (Hit hit : ListedHits.of(verdict.hits()).toList()) {
        json.writeString(hit.rule().text());
      }
      json.writeEndArray();
      json.writeNumberField("seconds", took.toMillis() / MILLIS_A_SECOND);
      json.writeNumberField("bytes", request.message().length);
      json.writeStringField("user", request.user().orElse(null));
      json.writeStringField("client", peer.address());
      json.writeStringField("message_id", result.messageId().orElse(null));
      if (result.resentMessageId().isPresent()) {
        json.writeStringField("resent_message_id", result.resentMessageId().get());
      }
      String bayes = verdict.tags().get("BAYES");
      if (bayes != null) {
        json.writeStringField("bayes", bayes);
      }
      json.writeStringField("autolearn", verdict.autolearn().text());
      json.writeArrayFieldStart("limits");
      for (LimitReached limit : verdict.limits()) {
        json.writeString(limit.name());
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
