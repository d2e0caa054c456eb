package org.hamlet.mailet;

import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import org.apache.mailet.MailetException;
import org.jspecify.annotations.Nullable;

/**
 * Matches recipients by the score of the mail: {@code >}, {@code >=}, {@code <} or {@code <=} and a
 * number; a bare number means at least.
 *
 * <pre>{@code <mailet match="org.hamlet.mailet.HasHamletScore=>=7" class="Null"/>}</pre>
 */
public final class HasHamletScore extends VerdictMatcher {

  private static final Pattern CONDITION =
      Pattern.compile("(>=|<=|>|<|)\\s*([-+]?\\d{1,9}(?:\\.\\d{1,9})?)");

  private @Nullable DoublePredicate wanted;

  @Override
  public void init() throws MessagingException {
    String condition = getCondition() == null ? "" : getCondition().strip();
    Matcher matcher = CONDITION.matcher(condition);
    if (!matcher.matches()) {
      throw new MailetException(
          "HasHamletScore: not a comparison such as >=7: \"" + condition + "\"");
    }
    double limit = Double.parseDouble(matcher.group(2));
    wanted =
        switch (matcher.group(1)) {
          case ">" -> score -> score > limit;
          case "<" -> score -> score < limit;
          case "<=" -> score -> score <= limit;
          default -> score -> score >= limit;
        };
  }

  @Override
  Predicate<RecipientVerdict> test() {
    DoublePredicate compared = Objects.requireNonNull(wanted, "init was not called");
    return verdict -> compared.test(verdict.score());
  }
}
