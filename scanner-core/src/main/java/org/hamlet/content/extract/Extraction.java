package org.hamlet.content.extract;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hamlet.message.Bytes;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.verdict.LimitLog;

/** The texts that programs made of the parts of one message. One thread. */
public final class Extraction {

  private static final String FIELD = "x-extracttext-";
  private static final String NO_TEXT = "NoText";

  private final IdentityHashMap<Part.Leaf, Bytes> texts = new IdentityHashMap<>();
  private final Set<String> tools = new LinkedHashSet<>();
  private final Set<String> types = new LinkedHashSet<>();
  private final Set<String> extensions = new LinkedHashSet<>();
  private final Set<String> flags = new LinkedHashSet<>();
  private long chars;
  private long words;

  private Extraction() {}

  /**
   * Runs the programs on the parts they are for. Where several are for one part the text of the
   * last that has any counts.
   *
   * @param log takes the limits that were reached
   */
  public static Extraction of(ParsedMessage message, ExtractOptions options, LimitLog log) {
    Extraction extraction = new Extraction();
    long end = System.nanoTime() + options.timeoutOfAll().toNanos();
    int parts = 0;
    for (Part.Leaf leaf : message.leaves()) {
      boolean text = leaf.type().startsWith("text/") || leaf.type().startsWith("message/");
      if (options.uses().isEmpty() || text) {
        continue;
      }
      parts++;
      if (options.maxParts() > 0 && parts > options.maxParts()) {
        break;
      }
      String name = leaf.name().orElse("");
      for (ExtractUse use : options.uses()) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
          log.reached(
              ExtractOptions.class, "timeoutOfAll", options.timeoutOfAll().toSeconds(), "s");
          return extraction;
        }
        if (use.isFor(name, leaf.type(), log)) {
          Duration timeout = left.compareTo(options.timeout()) < 0 ? left : options.timeout();
          ToolRun.text(use.tool(), leaf.decoded(), timeout, log)
              .ifPresent(found -> extraction.add(leaf, use.tool(), found));
        }
      }
    }
    return extraction;
  }

  private void add(Part.Leaf leaf, ExtractTool tool, Bytes text) {
    tools.add(tool.name());
    types.add(leaf.type());
    String name = leaf.name().orElse("");
    if (name.lastIndexOf('.') >= 0) {
      extensions.add(name.substring(name.lastIndexOf('.') + 1));
    }
    if (text.text().isBlank()) {
      flags.add(NO_TEXT);
      return;
    }
    texts.put(leaf, text);
    chars += text.length();
    words += wordBreaks(text.text());
  }

  /** Compat: one less than there are words. */
  private static long wordBreaks(String text) {
    long words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      words += letter && !inWord ? 1 : 0;
      inWord = letter;
    }
    return Math.max(0, words - 1);
  }

  /** The text of a part, in octets as the program printed it. */
  public Optional<Bytes> text(Part.Leaf leaf) {
    return Optional.ofNullable(texts.get(leaf));
  }

  /** Whether a field of that name, in any case, is one of these. */
  public static boolean isField(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(FIELD);
  }

  /**
   * The value of a field {@code X-ExtractText-...}; empty when it is none or no program ran.
   *
   * @param name in any case
   */
  public Optional<String> field(String name) {
    return isField(name)
        ? fact(name.substring(FIELD.length()).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** The value of a tag {@code EXTRACTTEXT...}, by what follows; empty when no program ran. */
  public Optional<String> fact(String name) {
    if (tools.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (name) {
          case "CHARS" -> Long.toString(chars);
          case "WORDS" -> Long.toString(words);
          case "TOOLS" -> String.join(" ", tools);
          case "TYPES" -> String.join(" ", types);
          case "EXTENSIONS" -> String.join(" ", extensions);
          case "FLAGS" -> String.join(" ", flags);
          case "URIS" -> "";
          default -> null;
        });
  }
}
