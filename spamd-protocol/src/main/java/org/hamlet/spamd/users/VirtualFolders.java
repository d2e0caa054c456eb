package org.hamlet.spamd.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.scanner.PreferenceText;
import org.hamlet.scanner.UserPreferences;

/**
 * Folders named by a pattern, each with a file {@code user_prefs} ({@code --virtual-config-dir} of
 * SpamAssassin's spamd): {@code %u} is the user, {@code %l} and {@code %d} what stands before and
 * behind its {@code @}, {@code %x} the user where that folder exists and else the domain, {@code
 * %%} a per cent sign. Characters but letters, digits and {@code - + _ . , @ =} become underscores.
 * Thread-safe.
 */
public final class VirtualFolders implements UserPreferences {

  private static final Pattern ESCAPE = Pattern.compile("%(.?)", Pattern.DOTALL);
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9\\-+_.,@=]");

  private final String pattern;

  /**
   * Folders of that pattern.
   *
   * @throws IllegalArgumentException when it has an escape that means nothing
   */
  public VirtualFolders(String pattern) {
    Matcher escape = ESCAPE.matcher(pattern);
    while (escape.find()) {
      if (escape.group(1).isEmpty() || !"uldx%".contains(escape.group(1))) {
        throw new IllegalArgumentException(
            "the pattern has " + escape.group() + "; it may have %u, %l, %d, %x and %%");
      }
    }
    this.pattern = pattern;
  }

  @Override
  public List<PreferenceText> of(String user) throws IOException {
    String name = UNSAFE.matcher(user).replaceAll("_");
    int at = name.indexOf('@');
    String local = at < 0 ? name : name.substring(0, at);
    String domain = at < 0 ? "" : name.substring(at + 1);
    if (leadsElsewhere(name) || leadsElsewhere(local) || leadsElsewhere(domain)) {
      return List.of();
    }
    if ((local.isEmpty() && pattern.contains("%l"))
        || (domain.isEmpty() && pattern.contains("%d"))) {
      return List.of();
    }
    Path folder = folder(name, local, domain, name);
    if (!Files.isDirectory(folder) && !domain.isEmpty()) {
      folder = folder(name, local, domain, domain);
    }
    Path file = folder.resolve(PreferenceFile.NAME);
    return PreferenceFile.read(file, Optional.empty()).stream().toList();
  }

  /** A name that is no name of a folder but of the one above. */
  private static boolean leadsElsewhere(String name) {
    return name.equals(".") || name.equals("..");
  }

  private Path folder(String name, String local, String domain, String either) {
    return Path.of(
        ESCAPE
            .matcher(pattern)
            .replaceAll(
                escape ->
                    Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                          case "u" -> name;
                          case "l" -> local;
                          case "d" -> domain;
                          case "x" -> either;
                          default -> "%";
                        })));
  }
}
