package org.hamlet.cli.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.models.disk.FailureReason;
import org.hamlet.models.disk.StoreDamaged;

/** A failure of the file system in a few words. */
public final class FailureText {

  private FailureText() {}

  /** Of several failures each that says something else, for a sentence that names the file. */
  public static String of(IOException e) {
    return each(e, FailureText::one);
  }

  /** The same for a sentence that does not: each failure of a file begins with its name. */
  public static String naming(IOException e) {
    return each(e, FailureText::named);
  }

  private static String each(IOException e, Function<IOException, String> text) {
    return Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
        .filter(IOException.class::isInstance)
        .map(one -> text.apply((IOException) one))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String named(IOException e) {
    boolean ofFile = e instanceof FileSystemException && !(e instanceof StoreDamaged);
    String file = ofFile ? ((FileSystemException) e).getFile() : null;
    String text = one(e);
    return file == null || text.contains(file) ? text : file + ": " + text;
  }

  private static String one(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "is there already";
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
