package org.hamlet.packaging;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options in an order that is the same in every build. Java tells fields in the order of the
 * source, but methods in any: options that are methods come last, by their names.
 */
final class StableOrder {

  private StableOrder() {}

  /** Puts the options of a command and of all below it in that order. */
  static void arrange(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    List<OptionSpec> methods = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (option.userObject() instanceof Method) {
        methods.add(option);
      }
    }
    methods.sort(Comparator.comparing(OptionSpec::longestName));
    methods.forEach(spec::remove);
    methods.forEach(spec::addOption);
    command.getSubcommands().values().forEach(StableOrder::arrange);
  }
}
