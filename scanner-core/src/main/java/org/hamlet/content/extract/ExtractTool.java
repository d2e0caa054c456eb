package org.hamlet.content.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that prints the text of a file.
 *
 * @param name as the configuration calls it
 * @param environment variables it gets beside those of this process
 * @param command its path and arguments; {@code {}} stands for the name of the file
 */
public record ExtractTool(String name, Map<String, String> environment, List<String> command) {

  private static final String FILE = "{}";
  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_]\\w*)=([^}]*)}");

  /** Copies the collections. */
  public ExtractTool {
    environment = Map.copyOf(environment);
    command = List.copyOf(command);
  }

  /** Reads the words after the name: variables in braces and the command; empty without one. */
  public static Optional<ExtractTool> of(String name, List<String> words) {
    Map<String, String> environment = new LinkedHashMap<>();
    List<String> command = new ArrayList<>();
    for (String word : words) {
      Matcher variable = VARIABLE.matcher(word);
      if (variable.matches()) {
        environment.put(variable.group(1), variable.group(2));
      } else {
        command.add(word);
      }
    }
    return command.isEmpty()
        ? Optional.empty()
        : Optional.of(new ExtractTool(name, environment, command));
  }

  /** The command for one file. */
  List<String> commandFor(String file) {
    return command.stream().map(word -> word.replace(FILE, file)).toList();
  }
}
