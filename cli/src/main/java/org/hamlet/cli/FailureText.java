package org.hamlet.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.models.disk.FailureReason;
import org.hamlet.models.disk.StoreDamaged;

/** A failure of the file system in a few words. */
final class FailureText {

  private FailureText() {}

  /** Of several failures each that says something else. */
  static String of(IOException e) {
    return Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
        .filter(IOException.class::isInstance)
        .map(each -> one((IOException) each))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String one(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof StoreDamaged) {
      return FailureReason.ofLearned(e);
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : withinSentence(message);
  }

  /** The system's words begin with a capital letter: "Is a directory". */
  private static String withinSentence(String message) {
    boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
    return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
  }
}
