package org.hamlet.relay;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one Received field: the first shape of the table that fits decides. Stateless. */
final class ReceivedReader {

  private static final List<Shape> SHAPES =
      Stream.of(
              MicrosoftShapes.TABLE,
              EximShapes.TABLE,
              SendmailShapes.TABLE,
              PostfixShapes.TABLE,
              QmailShapes.TABLE,
              OtherShapes.TABLE)
          .flatMap(List::stream)
          .toList();

  private ReceivedReader() {}

  static Reading read(ReceivedText field) {
    if (HandOvers.isFetch(field)) {
      return new Reading.Fetched();
    }
    if (HandOvers.isLocal(field)) {
      return new Reading.Ignored();
    }
    String auth = Authentication.of(field);
    for (Shape shape : SHAPES) {
      Optional<HopParts> parts = shape.read(field);
      if (parts.isPresent()) {
        return new Reading.Hop(parts.get().relay(field, auth));
      }
    }
    return new Reading.Unparseable();
  }
}
