package org.hamlet.models.starter;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;
import org.hamlet.relay.Relay;

/**
 * Marks of who sends: whether the places that name the sender agree (From, Reply-To, Message-ID,
 * relays, links), whether it is an answer. They stay true when fashions of mail programs change.
 */
final class SenderMarks {

  /** Chars of a header field that are looked at. */
  static final int MAX_FIELD_CHARS = 1_000;

  /** Links whose hosts are looked at. */
  static final int MAX_LINKS = 60;

  private static final Pattern ADDRESS_DOMAIN = Pattern.compile("@([\\w.-]{1,253})");

  private static final Set<String> FREE_MAIL =
      Set.of(
          "126.com",
          "163.com",
          "aol.com",
          "excite.com",
          "gmail.com",
          "gmx.de",
          "hotmail.com",
          "icloud.com",
          "live.com",
          "lycos.com",
          "mail.com",
          "mail.ru",
          "msn.com",
          "netscape.net",
          "outlook.com",
          "qq.com",
          "web.de",
          "yahoo.co.uk",
          "yahoo.com",
          "yandex.ru");

  private final ClassifierInput input;
  private final Set<String> into;

  private SenderMarks(ClassifierInput input, Set<String> into) {
    this.input = input;
    this.into = into;
  }

  /** Adds those of a message. */
  static void add(ClassifierInput input, Set<String> into) {
    SenderMarks marks = new SenderMarks(input, into);
    marks.answer();
    Optional<String> from = marks.domain("From");
    from.ifPresentOrElse(marks::agreement, () -> marks.mark("no sender"));
    if (marks.value("X-Priority").stripLeading().startsWith("1")) {
      marks.mark("priority 1");
    }
  }

  private void answer() {
    Headers headers = input.message().headers();
    if (headers.has("In-Reply-To") || headers.has("References")) {
      mark("answers");
    } else if (value("Subject").strip().toLowerCase(Locale.ROOT).startsWith("re:")) {
      mark("pretends to answer");
    }
  }

  private void agreement(String from) {
    agree("relay", relayDomains().anyMatch(from::equals));
    agree("message id", domain("Message-ID").filter(from::equals).isPresent());
    Optional<String> replyTo = domain("Reply-To");
    replyTo.ifPresentOrElse(
        domain -> agree("reply", domain.equals(from)), () -> mark("no reply address"));
    if (FREE_MAIL.contains(from)) {
      mark("free mail");
    }
    links(from);
  }

  private void links(String from) {
    Set<String> domains =
        input.texts().uris().all().stream()
            .limit(MAX_LINKS)
            .filter(uri -> !uri.uri().text().regionMatches(true, 0, "mailto:", 0, 7))
            .flatMap(uri -> uri.hosts().keySet().stream())
            .map(SenderMarks::registered)
            .collect(Collectors.toSet());
    if (domains.isEmpty()) {
      mark("no link");
    } else {
      agree("link", domains.contains(from));
    }
  }

  private Stream<String> relayDomains() {
    return Stream.concat(input.relays().trusted().stream(), input.relays().untrusted().stream())
        .flatMap(SenderMarks::names)
        .map(SenderMarks::registered);
  }

  private static Stream<String> names(Relay relay) {
    return Stream.of(relay.rdns(), relay.helo());
  }

  private void agree(String what, boolean same) {
    mark(same ? what + " is the sender's" : what + " is another's");
  }

  private void mark(String what) {
    into.add(Evidence.MARK + what);
  }

  private Optional<String> domain(String field) {
    Matcher matcher = ADDRESS_DOMAIN.matcher(value(field));
    return matcher.find()
        ? Optional.of(registered(matcher.group(1))).filter(d -> !d.isEmpty())
        : Optional.empty();
  }

  private String value(String name) {
    Optional<HeaderField> field = input.message().headers().first(name);
    String text = field.map(f -> f.raw().text()).orElse("");
    return text.substring(0, Math.min(MAX_FIELD_CHARS, text.length()));
  }

  /**
   * The last two labels of a host, three below a country that has its own {@code com} and {@code
   * co}; empty for addresses and single words. Good enough to see whether two names belong
   * together.
   */
  static String registered(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    while (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    int last = name.lastIndexOf('.');
    if (last <= 0 || Character.isDigit(name.charAt(name.length() - 1))) {
      return "";
    }
    int second = name.lastIndexOf('.', last - 1);
    boolean country = name.length() - last - 1 == 2 && last - second - 1 <= 3;
    int from = country && second > 0 ? name.lastIndexOf('.', second - 1) : second;
    return name.substring(from + 1);
  }
}
