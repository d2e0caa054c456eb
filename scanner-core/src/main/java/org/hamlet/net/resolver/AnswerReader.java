package org.hamlet.net.resolver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A server's message as an answer: only records that belong to the question. Stateless. */
final class AnswerReader {

  /** Most records of one answer; one of more is no answer. */
  static final int MAX_RECORDS = 500;

  /** Most aliases followed from the name asked about; a longer way, or a circle, is no answer. */
  static final int MAX_ALIASES = 12;

  /** How long a failure of a server is remembered (RFC 2308, 7.1 allows five minutes). */
  static final long FAILURE_SECONDS = 30;

  /** How long "nothing there" is remembered when the server does not say. */
  static final long NEGATIVE_SECONDS = 60;

  private AnswerReader() {}

  /**
   * Reads a reply.
   *
   * @param asked the name of the question in dnsjava's form
   */
  static DnsAnswer read(Message message, Name asked, RecordType type) {
    DnsAnswer.Status status = status(message.getRcode());
    if (status != DnsAnswer.Status.OK && status != DnsAnswer.Status.NO_SUCH_NAME) {
      return new DnsAnswer(status, List.of(), FAILURE_SECONDS);
    }
    List<Record> answers = message.getSection(Section.ANSWER);
    List<DnsRecord> records = new ArrayList<>();
    Optional<Name> owner = Optional.of(asked);
    for (int hops = 0; hops <= MAX_ALIASES && owner.isPresent(); hops++) {
      owner = take(answers, owner.get(), type, records);
    }
    if (owner.isPresent() || records.size() > MAX_RECORDS) {
      return new DnsAnswer(DnsAnswer.Status.OTHER_ERROR, List.of(), FAILURE_SECONDS);
    }
    boolean found = records.stream().anyMatch(r -> r.type() != RecordType.CNAME);
    long ttl = records.stream().mapToLong(DnsRecord::ttlSeconds).min().orElse(Long.MAX_VALUE);
    return new DnsAnswer(status, records, found ? ttl : Math.min(ttl, negativeTtl(message)));
  }

  /** Takes the records at {@code owner}; where there is only an alias, the name it leads to. */
  private static Optional<Name> take(
      List<Record> answers, Name owner, RecordType type, List<DnsRecord> records) {
    Optional<Name> alias = Optional.empty();
    boolean found = false;
    for (Record record : answers) {
      Optional<RecordType> own = RecordType.named(Type.string(record.getType()));
      if (own.isPresent()
          && records.size() <= MAX_RECORDS
          && record.getName().equals(owner)
          && (own.get() == type || own.get() == RecordType.CNAME || type == RecordType.ANY)) {
        records.add(new DnsRecord(text(owner), own.get(), record.getTTL(), data(record)));
        found |= own.get() == type || type == RecordType.ANY;
        if (record instanceof CNAMERecord cname) {
          alias = Optional.of(cname.getTarget());
        }
      }
    }
    return found ? Optional.empty() : alias;
  }

  private static DnsAnswer.Status status(int rcode) {
    return switch (rcode) {
      case Rcode.NOERROR -> DnsAnswer.Status.OK;
      case Rcode.FORMERR -> DnsAnswer.Status.FORMAT_ERROR;
      case Rcode.SERVFAIL -> DnsAnswer.Status.SERVER_FAILED;
      case Rcode.NXDOMAIN -> DnsAnswer.Status.NO_SUCH_NAME;
      case Rcode.NOTIMP -> DnsAnswer.Status.NOT_IMPLEMENTED;
      case Rcode.REFUSED -> DnsAnswer.Status.REFUSED;
      default -> DnsAnswer.Status.OTHER_ERROR;
    };
  }

  private static long negativeTtl(Message message) {
    for (Record record : message.getSection(Section.AUTHORITY)) {
      if (record instanceof SOARecord soa) {
        return Math.min(soa.getTTL(), soa.getMinimum());
      }
    }
    return NEGATIVE_SECONDS;
  }

  private static String data(Record record) {
    if (record instanceof ARecord a) {
      return a.getAddress().getHostAddress();
    }
    if (record instanceof AAAARecord aaaa) {
      return aaaa.getAddress().getHostAddress();
    }
    if (record instanceof TXTRecord txt) {
      return joined(txt.getStringsAsByteArrays());
    }
    if (record instanceof SPFRecord spf) {
      return joined(spf.getStringsAsByteArrays());
    }
    if (record instanceof MXRecord mx) {
      return mx.getPriority() + " " + text(mx.getTarget());
    }
    return nameData(record);
  }

  private static String nameData(Record record) {
    if (record instanceof CNAMERecord cname) {
      return text(cname.getTarget());
    }
    if (record instanceof NSRecord ns) {
      return text(ns.getTarget());
    }
    return record instanceof PTRRecord ptr ? text(ptr.getTarget()) : record.rdataToString();
  }

  private static String joined(List<byte[]> parts) {
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(new String(part, StandardCharsets.ISO_8859_1)));
    return joined.toString();
  }

  private static String text(Name name) {
    return DnsQuestion.canonical(name.toString(true));
  }
}
