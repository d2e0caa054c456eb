package org.hamlet.models.store;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a store is to hold, gathered in memory. Confined to one thread. */
public final class StoreContent {

  private final CountMap tokens = new CountMap();
  private final SortedMap<MessageKey, SeenMessage> messages = new TreeMap<>();
  private Totals totals = Totals.NONE;

  /** Sets how many messages were learned. */
  public void totals(Totals learned) {
    totals = learned;
  }

  /** Adds a token. */
  public void add(TokenCount token) {
    tokens.put(token);
  }

  /** Adds a message, while there are not as many as a store remembers. */
  public void add(SeenMessage message) {
    if (messages.size() < StoreLimits.MAX_SEEN || messages.containsKey(message.key())) {
      messages.put(message.key(), message);
    }
  }

  /** How many messages there are. */
  public int messages() {
    return messages.size();
  }

  /** How many tokens there are. */
  public int tokens() {
    return tokens.size();
  }

  Totals totals() {
    return totals;
  }

  void writeTo(TableWriter out) throws IOException {
    for (long key : tokens.sortedKeys()) {
      out.add(tokens.at(tokens.find(key)));
    }
    for (Map.Entry<MessageKey, SeenMessage> message : messages.entrySet()) {
      out.add(message.getValue());
    }
  }
}
