package org.hamlet.mailet;

import java.util.Objects;
import java.util.function.Predicate;
import javax.mail.MessagingException;
import org.apache.mailet.MailetException;
import org.hamlet.verdict.RuleName;
import org.jspecify.annotations.Nullable;

/**
 * Matches recipients for whom a rule hit.
 *
 * <pre>{@code <mailet match="org.hamlet.mailet.HasHamletHit=GTUBE" class="Null"/>}</pre>
 */
public final class HasHamletHit extends VerdictMatcher {

  private @Nullable String rule;

  @Override
  public void init() throws MessagingException {
    String condition = getCondition() == null ? "" : getCondition().strip();
    if (!RuleName.isLegal(condition)) {
      throw new MailetException("HasHamletHit: not the name of a rule: \"" + condition + "\"");
    }
    if (new RuleName(condition).isSubRule()) {
      throw new MailetException("HasHamletHit: sub rules are not kept: " + condition);
    }
    rule = condition;
  }

  @Override
  Predicate<RecipientVerdict> test() {
    String wanted = Objects.requireNonNull(rule, "init was not called");
    return verdict -> verdict.hits().containsKey(wanted);
  }
}
