package org.hamlet.net.resolver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What servers reply, as datagrams. */
final class DnsReplies {

  private DnsReplies() {}

  /** A reply with these records in a section. */
  static byte[] reply(Message question, int rcode, int section, String... records) {
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    reply.addRecord(question.getQuestion(), Section.QUESTION);
    for (String text : records) {
      reply.addRecord(record(text), section);
    }
    return reply.toWire();
  }

  /** A failure that is a head alone, of 12 bytes. */
  static byte[] failure(Message question, int rcode) {
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    return reply.toWire();
  }

  /** A reply that says it does not fit. */
  static byte[] cut(Message question) {
    Message cut = parsed(reply(question, Rcode.NOERROR, Section.ANSWER));
    cut.getHeader().setFlag(Flags.TC);
    return cut.toWire();
  }

  /** The reply to a question behind so many others, by turns of another id, name, type or kind. */
  static List<byte[]> behind(Message question, int wrong) {
    List<byte[]> datagrams = new ArrayList<>();
    for (int i = 0; i < wrong; i++) {
      byte[] lie =
          reply(question, Rcode.NOERROR, Section.ANSWER, "a.example.com. 9 IN A 127.0.0.2");
      int changed = List.of(0, 2, 13, lie.length).get(i % 4);
      if (changed < lie.length) {
        lie[changed] ^= (byte) 0x80;
      }
      datagrams.add(changed < lie.length ? lie : new byte[] {lie[0], lie[1], (byte) 0x80});
    }
    datagrams.add(
        reply(question, Rcode.NOERROR, Section.ANSWER, "a.example.com. 60 IN A 192.0.2.7"));
    return datagrams;
  }

  static Message parsed(byte[] wire) {
    try {
      return new Message(wire);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A record as a zone file has it. */
  static Record record(String text) {
    try {
      return new Master(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
          .nextRecord();
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
