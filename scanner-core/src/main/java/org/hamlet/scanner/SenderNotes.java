package org.hamlet.scanner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.eval.SenderEntries;
import org.hamlet.message.Bytes;
import org.hamlet.text.HeaderSelector;
import org.hamlet.text.HeaderTexts;

/** Notes by hand who is wanted, in what is known of senders. */
final class SenderNotes {

  /** Addresses of one message that are noted. */
  static final int MAX_ADDRESSES = 1_000;

  /** Fields that name those who write to each other. */
  private static final List<String> FIELDS =
      List.of("From", "To", "Cc", "Reply-To", "Sender", "Errors-To", "Mail-Followup-To");

  private SenderNotes() {}

  /** Of all addresses of a message, or of its authors alone where they are not wanted. */
  static ListedSenders ofMessage(Setup setup, ClassifierInput input, SenderListing listing) {
    Set<String> addresses = new LinkedHashSet<>();
    HeaderTexts headers = input.texts().headers();
    for (String field : listing == SenderListing.BLOCK ? List.of("From") : FIELDS) {
      String found =
          headers.value(HeaderSelector.parse(field + ":addr")).map(Bytes::text).orElse("");
      found.lines().map(String::strip).filter(SenderNotes::isAddress).forEach(addresses::add);
    }
    List<String> first = new ArrayList<>(addresses);
    return of(setup, first.subList(0, Math.min(first.size(), MAX_ADDRESSES)), listing);
  }

  private static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at > 0 && at < text.length() - 1;
  }

  /** Of those addresses. */
  static ListedSenders of(Setup setup, List<String> addresses, SenderListing listing) {
    Optional<SenderEntries> entries =
        setup
            .equipment()
            .learning()
            .history()
            .flatMap(h -> SenderEntries.of(setup.rules().settings(), h, Optional.empty()));
    if (entries.isEmpty()) {
      return ListedSenders.NONE;
    }
    for (String address : addresses) {
      switch (listing) {
        case WELCOME -> entries.get().welcome(address);
        case BLOCK -> entries.get().block(address);
        case REMOVE -> entries.get().remove(address);
      }
    }
    return new ListedSenders(entries.get().plugin(), addresses);
  }
}
