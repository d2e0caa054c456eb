package org.hamlet.content.office;

import java.util.function.BiPredicate;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitLog;

/**
 * What of a message is looked at. The tests are also given the log that takes the limits they
 * reach.
 *
 * @param names which names and types of files
 * @param maxAttachments documents and archives of one message ({@code olemacro_num_mime})
 * @param maxFileBytes bytes of one attachment that are looked at ({@code olemacro_max_file})
 * @param archives how far archives are opened
 * @param downloadMarker finds a script that downloads a file ({@code olemacro_download_marker})
 */
public record OfficeOptions(
    Names names,
    int maxAttachments,
    int maxFileBytes,
    Archives archives,
    BiPredicate<Bytes, LimitLog> downloadMarker) {

  /** Nothing is looked at. */
  public static final OfficeOptions NONE =
      new OfficeOptions(
          new Names(
              (name, log) -> false,
              (name, log) -> false,
              (name, log) -> false,
              (name, log) -> true,
              (type, log) -> true,
              true,
              false),
          0,
          0,
          new Archives(0, 0),
          (data, log) -> false);

  /**
   * Which names and types of files; each test is given a name or a type.
   *
   * @param document names of documents ({@code olemacro_exts})
   * @param macro names of documents with macros ({@code olemacro_macro_exts})
   * @param archive names of archives ({@code olemacro_zips})
   * @param skipped names of files without macros ({@code olemacro_skip_exts})
   * @param skippedType types of parts without macros ({@code olemacro_skip_ctypes})
   * @param preferDisposition whether the name in Content-Disposition comes before that in
   *     Content-Type ({@code olemacro_prefer_contentdisposition})
   * @param others whether files of any other name are looked at ({@code olemacro_extended_scan})
   */
  public record Names(
      BiPredicate<String, LimitLog> document,
      BiPredicate<String, LimitLog> macro,
      BiPredicate<String, LimitLog> archive,
      BiPredicate<String, LimitLog> skipped,
      BiPredicate<String, LimitLog> skippedType,
      boolean preferDisposition,
      boolean others) {

    /** Whether a name says that the file is a document. */
    boolean isDocument(String name, LimitLog log) {
      return document.test(name, log) || macro.test(name, log);
    }

    /** Whether a name says that the file may be looked at. */
    boolean isWanted(String name, LimitLog log) {
      return others || isDocument(name, log) || archive.test(name, log);
    }
  }

  /**
   * How far archives are opened.
   *
   * @param maxFiles files of one archive that are looked at, 0 for no archives ({@code
   *     olemacro_num_zip})
   * @param maxDepth archives in each other ({@code olemacro_zip_depth})
   */
  public record Archives(int maxFiles, int maxDepth) {}
}
