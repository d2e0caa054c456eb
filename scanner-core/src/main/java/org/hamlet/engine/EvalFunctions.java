package org.hamlet.engine;

import java.util.Optional;

/** The table of eval functions the engine is given. */
@FunctionalInterface
public interface EvalFunctions {

  /** The function of that name. */
  Optional<EvalFunction> find(String name);
}
