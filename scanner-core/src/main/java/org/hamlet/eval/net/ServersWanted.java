package org.hamlet.eval.net;

import java.util.function.Consumer;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.ScanContext;

/**
 * Whether a rule wants addresses of name servers looked up. Compat: in SpamAssassin 4.0.1 rules
 * with tflags {@code ns}, or neither {@code ns} nor {@code a}, cause this look-up, and rules with
 * {@code a} get what is found, beside the addresses of hosts. Confined to one scan.
 */
final class ServersWanted {

  private final Awaited<Boolean> wanted = new Awaited<>();

  static ServersWanted of(ScanContext scan) {
    return scan.fact(ServersWanted.class, s -> new ServersWanted());
  }

  void wanted() {
    wanted.set(true);
  }

  void whenKnown(Consumer<Boolean> then) {
    wanted.whenKnown(then);
  }
}
