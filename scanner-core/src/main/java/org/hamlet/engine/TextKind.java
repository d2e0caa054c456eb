package org.hamlet.engine;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.text.RenderedTexts;
import org.hamlet.verdict.Hit;

/** The texts of a message that pattern rules read, in the order SpamAssassin 4.0.1 reads them. */
enum TextKind {
  BODY(Hit.Area.BODY) {
    @Override
    List<Bytes> of(RenderedTexts texts) {
      return texts.body();
    }
  },
  URI(Hit.Area.URI) {
    @Override
    List<Bytes> of(RenderedTexts texts) {
      return new ArrayList<>(texts.uris().forRules());
    }
  },
  RAWBODY(Hit.Area.RAWBODY) {
    @Override
    List<Bytes> of(RenderedTexts texts) {
      return texts.rawbody();
    }
  },
  FULL(Hit.Area.FULL) {
    @Override
    List<Bytes> of(RenderedTexts texts) {
      return List.of(texts.full());
    }
  };

  private final Hit.Area area;

  TextKind(Hit.Area area) {
    this.area = area;
  }

  /** The pieces each pattern is tried on, one by one. */
  abstract List<Bytes> of(RenderedTexts texts);

  /** What reports call it. */
  Hit.Area area() {
    return area;
  }
}
