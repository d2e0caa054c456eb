package org.hamlet.net.resolver;

import java.security.SecureRandom;
import org.hamlet.net.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Writes questions as messages. Thread-safe. */
final class QuestionWriter {

  private final boolean mixedCase;
  private final SecureRandom random = new SecureRandom();

  /** A writer that mixes case, or does not. */
  QuestionWriter(boolean mixedCase) {
    this.mixedCase = mixedCase;
  }

  Written write(Name name, RecordType type) {
    Name asked = mixedCase ? QuestionName.mixed(name, random) : name;
    Record question = Record.newRecord(asked, Type.value(type.name()), DClass.IN);
    return new Written(Message.newQuery(question), mixedCase);
  }

  /**
   * A question as sent.
   *
   * @param exact whether the reply has to repeat the case of letters
   */
  record Written(Message message, boolean exact) {

    /** Whether a reply is one to this question; its id was checked on arrival. */
    boolean isAnsweredBy(Message reply) {
      Record sent = message.getQuestion();
      Record returned = reply.getQuestion();
      return returned != null
          && returned.getName().equals(sent.getName())
          && returned.getType() == sent.getType()
          && (!exact || returned.getName().toString().equals(sent.getName().toString()));
    }
  }
}
