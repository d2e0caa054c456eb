package org.hamlet.cli.spamd;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * What happens when this process gets a signal (POSIX signal.h). Java has no supported way, so this
 * asks the module {@code jdk.unsupported} for {@code sun.misc.Signal}, by reflection: to name the
 * class makes javac warn of it without a way to say that it is meant. Where the module is missing
 * signals keep their usual meaning.
 */
public final class Signals {

  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /**
   * Runs an action, on a thread of its own, each time a signal comes.
   *
   * @param name without SIG, such as {@code HUP}
   * @return whether it will; false where this Java or system does not let it
   */
  public static boolean on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName(SIGNAL);
      Class<?> handler = Class.forName(HANDLER);
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    case "toString" -> "handler of SIG" + name;
                    default -> {
                      action.run();
                      yield null;
                    }
                  });
      Object asked = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, asked, proxy);
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throwUnlessRefused(e);
      return false;
    }
  }

  /** An unknown or reserved signal is no fault; anything else that was thrown is. */
  private static void throwUnlessRefused(Exception problem) {
    if (problem instanceof InvocationTargetException thrown
        && !(thrown.getCause() instanceof IllegalArgumentException)) {
      throw new IllegalStateException(problem);
    }
  }
}
