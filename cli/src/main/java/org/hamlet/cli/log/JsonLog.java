package org.hamlet.cli.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Log lines as JSON, an object a line: time, level, process id, and a text or a scan. */
public final class JsonLog extends Formatter {

  private static final JsonFactory JSON = new JsonFactory();

  private final long pid = ProcessHandle.current().pid();

  @Override
  public String format(LogRecord event) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("time", event.getInstant().toString());
      json.writeStringField("level", LogLevel.of(event.getLevel()).word());
      json.writeNumberField("pid", pid);
      if (JsonScanJournal.LOGGER.equals(event.getLoggerName())) {
        json.writeFieldName("scan");
        json.writeRawValue(event.getMessage());
      } else {
        json.writeStringField("text", formatMessage(event));
      }
      if (event.getThrown() != null) {
        StringWriter trace = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(trace));
        json.writeStringField("trace", trace.toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }
}
