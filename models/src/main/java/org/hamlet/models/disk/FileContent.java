package org.hamlet.models.disk;

import java.io.IOException;

/** What writes a whole file, from its start. */
@FunctionalInterface
public interface FileContent {

  /** Writes it into an empty file. */
  void writeTo(StoreFile file) throws IOException;
}
