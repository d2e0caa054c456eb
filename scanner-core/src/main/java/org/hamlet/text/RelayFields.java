package org.hamlet.text;

import java.util.Optional;
import org.hamlet.relay.RelayPath;

/** Pseudo fields that tell more of the way a message came. Thread-safe. */
@FunctionalInterface
public interface RelayFields {

  /** There are none. */
  RelayFields NONE = (field, path) -> Optional.empty();

  /** The value of a field, named in any case; absent when there is none of that name. */
  Optional<String> value(String field, RelayPath path);
}
