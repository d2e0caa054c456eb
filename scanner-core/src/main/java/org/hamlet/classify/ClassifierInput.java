package org.hamlet.classify;

import java.util.Optional;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayPath;
import org.hamlet.rule.Settings;
import org.hamlet.text.RenderedTexts;

/**
 * What a classifier or learner may look at. Confined to the thread of its texts.
 *
 * @param message the parsed message
 * @param relays the way it came
 * @param texts its texts
 * @param settings those in force, the user's included
 * @param user whose mail it is; empty for the one store of the process
 */
public record ClassifierInput(
    ParsedMessage message,
    RelayPath relays,
    RenderedTexts texts,
    Settings settings,
    Optional<String> user) {}
