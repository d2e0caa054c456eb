package org.hamlet.classify;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hamlet.rule.Settings;

/**
 * What earlier mail of senders scored. Thread-safe; never throws for a store that cannot be read or
 * written: then it knows nothing, and what is told is lost.
 */
public interface SenderHistory {

  /** How keys begin that stand for one message; a store keeps them apart from those of senders. */
  String MESSAGE = "message:";

  /** The records that count for a user's mail; empty for the one store of the process. */
  Records of(Settings settings, Optional<String> user);

  /** The same, taking in nothing. */
  default SenderHistory readOnly() {
    return (settings, user) -> {
      Records records = of(settings, user);
      return new Records() {
        @Override
        public SenderRecord find(String key) {
          return records.find(key);
        }

        @Override
        public void update(String key, UnaryOperator<SenderRecord> change) {}

        @Override
        public List<String> keys(String prefix) {
          return records.keys(prefix);
        }
      };
    };
  }

  /** The records of one store. */
  interface Records {

    /** What is known under a key; {@link SenderRecord#NONE} when nothing is. */
    SenderRecord find(String key);

    /**
     * Changes a record, alone among all who do.
     *
     * @param change makes the new one; {@link SenderRecord#NONE} takes the key away
     */
    void update(String key, UnaryOperator<SenderRecord> change);

    /** All keys that begin so, in alphabetical order. */
    List<String> keys(String prefix);
  }
}
