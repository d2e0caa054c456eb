package org.hamlet.classify;

import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayPath;
import org.hamlet.text.RenderedTexts;

/** What a classifier may look at. */
public record ClassifierInput(ParsedMessage message, RelayPath relays, RenderedTexts texts) {}
