package org.hamlet.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hamlet.rule.Settings;

/**
 * Addresses of web pages that gather passwords, from the files of OpenPhish, PhishTank and
 * PhishStats. Read once, when first asked; kept as hashes. Thread-safe.
 */
final class PhishingFeeds {

  /** Addresses kept of all files. */
  static final int MAX_ADDRESSES = 2_000_000;

  /** The files; the two lowest bits of a hash tell which. */
  private enum Feed {
    OPENPHISH("OpenPhish", 0),
    PHISHTANK("PhishTank", 1),
    PHISHSTATS("PhishStats", 2);

    private final String publisher;
    private final int mark;
    private final String setting;

    Feed(String publisher, int mark) {
      this.publisher = publisher;
      this.mark = mark;
      this.setting = "phishing_" + publisher.toLowerCase(Locale.ROOT) + "_feed";
    }

    long marked(long hash) {
      return (hash & ~3L) | mark;
    }
  }

  private final Settings settings;
  private final boolean withoutQuery;
  private final int maxAddresses;
  private long[] hashes = new long[0];
  private int size;
  private boolean complete;
  private boolean cut;

  PhishingFeeds(Settings settings) {
    this(settings, MAX_ADDRESSES);
  }

  /** The same with another limit. */
  PhishingFeeds(Settings settings, int maxAddresses) {
    this.maxAddresses = maxAddresses;
    this.settings = settings;
    this.withoutQuery = settings.flag("phishing_uri_noparam");
  }

  /** Whose file names this address; empty when none does. */
  synchronized Optional<String> find(String uri) {
    if (!complete) {
      read();
    }
    long hash = hash(shortened(uri));
    return Arrays.stream(Feed.values())
        .filter(feed -> Arrays.binarySearch(hashes, 0, size, feed.marked(hash)) >= 0)
        .findFirst()
        .map(feed -> feed.publisher);
  }

  /** Whether addresses were left out, as far as the files were read. */
  synchronized boolean isCut() {
    return cut;
  }

  private void read() {
    complete = true;
    double least = settings.number("phishing_phishstats_minscore");
    read(Feed.OPENPHISH, String::strip);
    read(Feed.PHISHTANK, line -> column(line, 1));
    read(Feed.PHISHSTATS, line -> score(line) > least ? column(line, 2) : "");
    Arrays.sort(hashes, 0, size);
  }

  /** A file that cannot be read has no addresses, or those before the damage. */
  private void read(Feed feed, Function<String, String> address) {
    String file = settings.text(feed.setting);
    if (file.isEmpty()) {
      return;
    }
    try (BufferedReader lines =
        Files.newBufferedReader(Path.of(file), StandardCharsets.ISO_8859_1)) {
      String line = lines.readLine();
      while (line != null && !cut) {
        keep(feed, address.apply(line));
        line = lines.readLine();
      }
    } catch (IOException e) {
      // What was read before counts; lint tells that the file is missing.
      return;
    }
  }

  /** Without its query an address that is not two levels deep may be anything. */
  private void keep(Feed feed, String address) {
    String kept = shortened(address);
    if (kept.isEmpty() || (withoutQuery && slashes(kept) < 4)) {
      return;
    }
    if (size == maxAddresses) {
      cut = true;
      return;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(1_024, 2 * size));
    }
    hashes[size++] = feed.marked(hash(kept));
  }

  private static long slashes(String address) {
    return address.chars().filter(c -> c == '/').count();
  }

  private String shortened(String address) {
    int query = withoutQuery ? address.indexOf('?') : -1;
    return query < 0 ? address : address.substring(0, query);
  }

  /** Compat: quotes do not protect commas. */
  private static String column(String line, int index) {
    if (line.startsWith("#")) {
      return "";
    }
    String[] columns = line.split(",", index + 2);
    return columns.length > index ? columns[index].replace("\"", "").strip() : "";
  }

  private static double score(String line) {
    try {
      return Double.parseDouble(column(line, 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** FNV-1a, 64 bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
