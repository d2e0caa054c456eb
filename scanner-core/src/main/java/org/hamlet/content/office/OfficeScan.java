package org.hamlet.content.office;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.verdict.LimitLog;

/** Looks through the attachments of one message. One thread. */
public final class OfficeScan {

  /** Bytes unpacked of all archives of one message. */
  static final int MAX_UNPACKED_BYTES = 16_777_216;

  /**
   * Bytes read to unpack all archives of one message: many files may stand at the same bytes, and
   * bytes may unpack to nothing.
   */
  static final int MAX_PACKED_BYTES = 8_388_608;

  /** Web addresses that the packages of one message refer to. */
  static final int MAX_TARGETS = 1_000;

  /** A table that reaches through a spreadsheet's link to the command interpreter. */
  private static final Pattern STARTS_COMMANDS =
      Pattern.compile("MSEXCEL\\|.{1,20}Windows\\\\System32\\\\cmd\\.exe", Pattern.UNIX_LINES);

  private final OfficeOptions options;
  private final LimitLog log;
  private final Set<OfficeFinding> found = EnumSet.noneOf(OfficeFinding.class);
  private final Set<String> targets = new LinkedHashSet<>();
  private int unpacked;
  private long packed;

  private OfficeScan(OfficeOptions options, LimitLog log) {
    this.options = options;
    this.log = log;
  }

  /**
   * What is found in the attachments of a message.
   *
   * @param log takes the limits that were reached
   */
  public static OfficeFindings of(ParsedMessage message, OfficeOptions options, LimitLog log) {
    OfficeScan scan = new OfficeScan(options, log);
    scan.attachments(message.leaves());
    return new OfficeFindings(scan.found, List.copyOf(scan.targets));
  }

  private void attachments(List<Part.Leaf> leaves) {
    int counted = 0;
    for (Part.Leaf leaf : leaves) {
      String name = name(leaf);
      if (name.isEmpty()
          || options.names().skippedType().test(leaf.type(), log)
          || options.names().skipped().test(name, log)) {
        continue;
      }
      boolean wanted = options.names().isWanted(name, log);
      if (!wanted && !isTable(name)) {
        continue;
      }
      Bytes data = leaf.decoded();
      file(name, data.slice(0, Math.min(data.length(), options.maxFileBytes())), 0);
      if (wanted) {
        counted++;
        if (counted >= options.maxAttachments()) {
          return;
        }
      }
    }
  }

  private String name(Part.Leaf leaf) {
    return (options.names().preferDisposition() ? leaf.name() : leaf.typeName().or(leaf::name))
        .orElse("");
  }

  private static boolean isTable(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /**
   * A file whose name was not skipped.
   *
   * @param depth in how many archives it lies
   */
  private void file(String name, Bytes data, int depth) {
    if (data.isEmpty()) {
      return;
    }
    if (isTable(name) && STARTS_COMMANDS.matcher(data.text()).find()) {
      found.add(OfficeFinding.CSV);
    }
    OfficeOptions.Names names = options.names();
    boolean macro = names.macro().test(name, log);
    if (macro) {
      found.add(OfficeFinding.MACRO);
    }
    if (macro || names.document().test(name, log)) {
      if (options.downloadMarker().test(data, log)) {
        found.add(OfficeFinding.DOWNLOAD);
      }
      document(data, !macro);
    } else if (names.archive().test(name, log)) {
      archive(data, depth + 1);
    } else if (names.others()) {
      Set<OfficeFinding> others = EnumSet.copyOf(found);
      found.clear();
      document(data, true);
      if (!found.isEmpty()) {
        found.add(OfficeFinding.RENAMED);
      }
      found.addAll(others);
      archive(data, depth + 1);
    }
  }

  /**
   * The content of a document.
   *
   * @param searched whether a macro is looked for outside of packages. Compat: not in a file whose
   *     name says that it has one
   */
  private void document(Bytes data, boolean searched) {
    DocumentMarks marks = new DocumentMarks(data);
    if (marks.encrypted()) {
      found.add(OfficeFinding.ENCRYPTED);
    }
    if (searched && marks.macro()) {
      found.add(OfficeFinding.MACRO);
      if (DocumentMarks.runsWhenOpened(data)) {
        found.add(OfficeFinding.MALICE);
      }
    }
    if (marks.startsWith(ZipArchive.MAGIC)) {
      parts(new ZipArchive(data, log));
    }
  }

  private void parts(ZipArchive archive) {
    boolean macro = false;
    for (ZipArchive.Entry entry : archive.entries()) {
      switch (PackagePart.of(entry.name())) {
        case MACRO -> macro = true;
        case OBJECT -> found.add(OfficeFinding.OBJECT);
        case RICH_TEXT -> found.add(OfficeFinding.RTF_OBJECT);
        case CONTENT_TYPES -> {
          if (PackagePart.declaresMacros(unpacked(archive, entry).text())) {
            found.add(OfficeFinding.MACRO);
          }
        }
        case RELATIONS -> relations(unpacked(archive, entry).text());
        case OTHER -> {}
      }
    }
    if (macro) {
      macro(archive);
    }
  }

  /** A package with a macro, which may lie in any of its parts that are not text. */
  private void macro(ZipArchive archive) {
    found.add(OfficeFinding.MACRO);
    for (ZipArchive.Entry entry : archive.entries()) {
      boolean code =
          PackagePart.of(entry.name()) == PackagePart.MACRO || entry.name().contains(".bin");
      if (code && DocumentMarks.runsWhenOpened(unpacked(archive, entry))) {
        found.add(OfficeFinding.MALICE);
        return;
      }
    }
  }

  private void relations(String text) {
    for (String target : PackagePart.externalTargets(text)) {
      if (OfficeFindings.leadsToTheWeb(target)) {
        found.add(OfficeFinding.REDIRECT_URI);
        if (OfficeFindings.isMhtml(target)) {
          found.add(OfficeFinding.MHTML_URI);
        }
        if (targets.size() < MAX_TARGETS) {
          targets.add(target);
        } else if (!targets.contains(target)) {
          log.reached(OfficeScan.class, "MAX_TARGETS", MAX_TARGETS, "addresses");
        }
      }
    }
  }

  private void archive(Bytes data, int depth) {
    if (options.archives().maxFiles() < 1 || depth > options.archives().maxDepth()) {
      return;
    }
    ZipArchive archive = new ZipArchive(data, log);
    int counted = 0;
    for (ZipArchive.Entry entry : archive.entries()) {
      String name = entry.name();
      if (entry.isDirectory() || options.names().skipped().test(name, log)) {
        continue;
      }
      if (entry.encrypted()) {
        found.add(OfficeFinding.ZIP_PASSWORD);
        if (options.names().macro().test(name, log)) {
          found.add(OfficeFinding.MACRO);
        }
      } else if (isTable(name) || options.names().isWanted(name, log)) {
        file(name, unpacked(archive, entry), depth);
        if (options.names().isWanted(name, log) && ++counted >= options.archives().maxFiles()) {
          return;
        }
      }
    }
  }

  private Bytes unpacked(ZipArchive archive, ZipArchive.Entry entry) {
    if (unpacked >= MAX_UNPACKED_BYTES) {
      log.reached(OfficeScan.class, "MAX_UNPACKED_BYTES", MAX_UNPACKED_BYTES, "bytes");
      return Bytes.EMPTY;
    }
    long wanted = archive.packedBytes(entry);
    if (packed + wanted > MAX_PACKED_BYTES) {
      log.reached(OfficeScan.class, "MAX_PACKED_BYTES", MAX_PACKED_BYTES, "bytes");
      return Bytes.EMPTY;
    }
    packed += wanted;
    Bytes content = archive.content(entry);
    unpacked += content.length();
    return content;
  }
}
