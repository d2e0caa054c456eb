package org.hamlet.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one Received field: the first shape of the table that fits decides. Stateless. */
final class ReceivedReader {

  private static final List<Shape> BEFORE_FETCH =
      table(
          MicrosoftShapes.TABLE,
          EximShapes.TABLE,
          OtherShapes.EARLY,
          PostfixShapes.CERTAIN,
          QmailShapes.LDAP,
          SendmailShapes.TABLE,
          QmailShapes.EARLY,
          PostfixShapes.DOTTED,
          SendmailShapes.NAMELESS,
          PostfixShapes.TABLE);
  private static final List<Shape> AFTER_FETCH =
      table(QmailShapes.TABLE, PostfixShapes.LATE, EximShapes.LATE, OtherShapes.TABLE);

  private ReceivedReader() {}

  static Reading read(ReceivedText field) {
    if (HandOvers.isCertain(field)) {
      return new Reading.Ignored();
    }
    Optional<HopParts> parts = first(BEFORE_FETCH, field);
    if (parts.isEmpty() && HandOvers.isFetch(field)) {
      return new Reading.Fetched();
    }
    parts = parts.or(() -> first(AFTER_FETCH, field));
    if (parts.isEmpty() && HandOvers.isLikely(field)) {
      return new Reading.Ignored();
    }
    return parts
        .or(() -> LastResort.read(field))
        .<Reading>map(p -> new Reading.Hop(p.relay(field, Authentication.of(field))))
        .orElseGet(Reading.Unparseable::new);
  }

  private static Optional<HopParts> first(List<Shape> shapes, ReceivedText field) {
    for (Shape shape : shapes) {
      Optional<HopParts> parts = shape.read(field);
      if (parts.isPresent()) {
        return parts;
      }
    }
    return Optional.empty();
  }

  @SafeVarargs
  private static List<Shape> table(List<Shape>... tables) {
    List<Shape> all = new ArrayList<>();
    for (List<Shape> table : tables) {
      all.addAll(table);
    }
    return List.copyOf(all);
  }
}
