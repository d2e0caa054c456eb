package org.hamlet.models.digests;

import java.io.IOException;

/** A file that is to be restored is no dump. */
public final class NoDump extends IOException {

  private static final long serialVersionUID = 1;

  NoDump(String why) {
    super(why);
  }
}
