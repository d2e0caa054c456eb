package org.hamlet.net;

import java.util.function.Consumer;

/** Asks DNS within one task and hands the answer back on that task's own thread. */
@FunctionalInterface
public interface Asker {

  /** Asks; {@code then} gets the answer, at once or later, if one comes in time. */
  void ask(DnsQuestion question, Consumer<DnsAnswer> then);
}
