package org.hamlet.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.hamlet.cli.log.OctetText;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.TokenEvidence;

/** What the classifiers said of a message, within its line of JSON. */
final class ClassificationJson {

  private ClassificationJson() {}

  /** Writes the field {@code classifier}. */
  static void write(JsonGenerator json, Classification said) throws IOException {
    json.writeObjectFieldStart("classifier");
    json.writeNumberField("probability", said.probability());
    json.writeObjectFieldStart("opinions");
    for (Classification.Opinion opinion : said.opinions()) {
      json.writeNumberField(opinion.by(), opinion.probability());
    }
    json.writeEndObject();
    tokens(json, said.tokens());
    json.writeArrayFieldStart("features");
    for (Classification.Feature feature : said.features()) {
      json.writeStartObject();
      json.writeStringField("text", OctetText.decoded(feature.text()));
      json.writeNumberField("weight", feature.weight());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void tokens(JsonGenerator json, TokenEvidence tokens) throws IOException {
    json.writeObjectFieldStart("tokens");
    json.writeNumberField("unknown", tokens.unknown());
    json.writeNumberField("neutral", tokens.neutral());
    json.writeNumberField("hammy", tokens.hammy());
    json.writeNumberField("spammy", tokens.spammy());
    json.writeArrayFieldStart("deciding");
    for (TokenEvidence.Token token : tokens.deciding()) {
      json.writeStartObject();
      json.writeStringField("text", OctetText.decoded(token.text()));
      json.writeNumberField("probability", token.probability());
      json.writeNumberField("spam", token.spam());
      json.writeNumberField("ham", token.ham());
      json.writeStringField("last", Instant.ofEpochSecond(token.seconds()).toString());
      json.writeNumberField("distance", token.distance());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
