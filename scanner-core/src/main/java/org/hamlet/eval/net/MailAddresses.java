package org.hamlet.eval.net;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.eval.SenderAddresses;
import org.hamlet.message.Bytes;

/** Mail addresses that {@code check_hashbl_emails} asks about. Stateless. */
final class MailAddresses {

  /** Most addresses of one message looked at. */
  static final int MAX_ADDRESSES = 200;

  /** Longest local part (RFC 5321, 4.5.3.1.1) and host, bounded so that no text takes long. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w.+-])[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,250}\\.[A-Za-z]{2,63}");

  private MailAddresses() {}

  /** Addresses in the places named: {@code ALLFROM}, {@code body}, or header fields. */
  static Set<String> in(List<String> places, ScanContext scan, MailAddressChoice choice) {
    Set<String> found = new LinkedHashSet<>();
    for (String place : places) {
      if (place.equals("ALLFROM")) {
        found.addAll(SenderAddresses.of(scan).all());
      } else if (place.equals("body")) {
        for (Bytes paragraph : scan.texts().body()) {
          scanText(paragraph, choice, scan, found);
        }
      } else if (place.equals("ALL")) {
        HeaderAddresses.values(scan, "ALL")
            .forEach(text -> scanText(Bytes.ofLatin1(text), choice, scan, found));
      } else {
        found.addAll(HeaderAddresses.of(scan, place));
      }
    }
    found.removeIf(address -> address.indexOf('@') <= 0);
    return found;
  }

  private static void scanText(
      Bytes bytes, MailAddressChoice choice, ScanContext scan, Set<String> found) {
    String text = bytes.text();
    if (text.indexOf('@') < 0) {
      return;
    }
    if (choice.pattern().isPresent()) {
      for (String captured : choice.pattern().get().captured(bytes, scan)) {
        add(captured, scan, found);
      }
      return;
    }
    Matcher matcher = ADDRESS.matcher(text);
    boolean room = true;
    while (room && matcher.find()) {
      room = add(matcher.group(), scan, found);
    }
  }

  /** Whether there was room for it. */
  private static boolean add(String address, ScanContext scan, Set<String> found) {
    boolean room = found.size() < MAX_ADDRESSES || found.contains(address);
    if (room) {
      found.add(address);
    } else {
      scan.reached(MailAddresses.class, "MAX_ADDRESSES", MAX_ADDRESSES, "addresses");
    }
    return room;
  }

  /** The part of an address, or its form, that the options want asked. */
  static String form(String address, HashOptions options, ScanContext scan) {
    int at = address.lastIndexOf('@');
    String user = address.substring(0, at).toLowerCase(Locale.ROOT);
    String host = address.substring(at + 1).toLowerCase(Locale.ROOT);
    if (options.has("notag") && user.indexOf('+') > 0) {
      user = user.substring(0, user.indexOf('+'));
    }
    if (options.has("nodot")) {
      user = user.replace(".", "");
    }
    if (options.has("user")) {
      return user;
    }
    if (options.has("host")) {
      return host;
    }
    return options.has("domain") ? scan.domains().registeredDomain(host) : user + "@" + host;
  }
}
