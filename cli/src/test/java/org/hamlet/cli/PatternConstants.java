package org.hamlet.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The constant patterns of Java's in the code, by class and field below {@code org.hamlet}. */
final class PatternConstants {

  private PatternConstants() {}

  /** The constants of all modules on the class path, those in lists, maps and records too. */
  static Map<String, Pattern> all() throws ReflectiveOperationException {
    Map<String, Pattern> patterns = new TreeMap<>();
    for (JavaClass imported :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.hamlet")) {
      String name = imported.getName().substring("org.hamlet.".length());
      for (Field field : imported.reflect().getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && mayHoldPatterns(field.getType())) {
          field.setAccessible(true);
          gather(name + "." + field.getName(), field.get(null), patterns);
        }
      }
    }
    return patterns;
  }

  private static boolean mayHoldPatterns(Class<?> type) {
    return type == Pattern.class
        || type.isArray()
        || Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type);
  }

  private static void gather(String name, Object value, Map<String, Pattern> out)
      throws ReflectiveOperationException {
    if (value instanceof Pattern pattern) {
      out.put(name, pattern);
    } else if (value instanceof Map<?, ?> map) {
      gather(name + ".keys", map.keySet(), out);
      gather(name + ".values", map.values(), out);
    } else if (value instanceof Object[] array) {
      gather(name, Arrays.asList(array), out);
    } else if (value instanceof Collection<?> collection) {
      int at = 0;
      for (Object element : collection) {
        gather(name + "." + at++, element, out);
      }
    } else if (value != null && value.getClass().getName().startsWith("org.hamlet.")) {
      for (Field field : value.getClass().getDeclaredFields()) {
        if (field.getType() == Pattern.class && !Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          gather(name + "." + field.getName(), field.get(value), out);
        }
      }
    }
  }
}
