package org.hamlet.models.store;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a store is to hold, gathered in memory, packed. Confined to one thread. */
public final class StoreContent {

  private final TokenRuns tokens = new TokenRuns();
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

  /** Adds a message, while there are not as many as a store remembers; tells whether it did. */
  public boolean add(SeenMessage message) {
    boolean room = messages.size() < StoreLimits.MAX_SEEN || messages.containsKey(message.key());
    if (room) {
      messages.put(message.key(), message);
    }
    return room;
  }

  /** How many messages there are. */
  public int messages() {
    return messages.size();
  }

  /** How many tokens there are; one that was added again much later may count twice. */
  public int tokens() {
    return tokens.size();
  }

  Totals totals() {
    return totals;
  }

  void writeTo(TableWriter out) throws IOException {
    tokens.forEach(out::add);
    for (Map.Entry<MessageKey, SeenMessage> message : messages.entrySet()) {
      out.add(message.getValue());
    }
  }
}
