package org.hamlet.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a configuration by their current names (old spellings are mapped when read), with
 * the defaults for all that were not set. Asking with the wrong type throws {@link
 * IllegalArgumentException}: it is a bug of the caller.
 */
public interface Settings {

  /** A yes/no setting. */
  boolean flag(String name);

  /** A number. */
  double number(String name);

  /** A duration. */
  Duration duration(String name);

  /** A text; empty when not set and without default. */
  String text(String name);

  /**
   * Every value given for a list setting, in order, after later lines removed earlier ones ({@code
   * unwelcomelist_from}, {@code clear_...}).
   */
  List<String> list(String name);

  /**
   * Entries of a setting whose lines are {@code key value}, in order, the last of a key winning.
   */
  Map<String, String> map(String name);

  /** An address list: globs already compiled. */
  AddressList addresses(String name);

  /** A named list of {@code enlist_addrlist}. */
  Optional<AddressList> namedAddresses(String list);
}
