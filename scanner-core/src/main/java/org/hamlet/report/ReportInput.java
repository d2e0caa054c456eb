package org.hamlet.report;

import org.hamlet.message.Bytes;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayPath;
import org.hamlet.text.RenderedTexts;
import org.hamlet.verdict.TokenEvidence;
import org.hamlet.verdict.Verdict;

/**
 * What one report is made from.
 *
 * @param verdict the verdict
 * @param original the message as it came in
 * @param message the same after parsing
 * @param relays the way it came
 * @param texts its rendered texts
 * @param tokens what Bayes' tokens said
 */
public record ReportInput(
    Verdict verdict,
    Bytes original,
    ParsedMessage message,
    RelayPath relays,
    RenderedTexts texts,
    TokenEvidence tokens) {}
