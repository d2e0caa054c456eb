package org.hamlet.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a database of networks in MaxMind's format, version 2.0: a binary tree of 24 bit records,
 * the values, the description.
 */
final class TinyDatabase {

  private static final int UINT16 = 5;
  private static final int UINT32 = 6;
  private static final int IPV6_BITS = 128;
  private static final int SEPARATOR_BYTES = 16;
  private static final int NOTHING = -1;
  private static final int LONG_TEXT_BYTES = 29;

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {NOTHING, NOTHING}));
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();

  /** Adds a network, given as 16 octets (IPv4 in the last four) and a length in bits. */
  void add(byte[] network, int bits, String country) throws IOException {
    add(network, bits, Map.of("country", Map.of("iso_code", country)));
  }

  private void add(byte[] network, int bits, Map<String, ?> known) throws IOException {
    int value = -2 - values.size();
    write(values, known);
    int node = 0;
    for (int i = 0; i < bits; i++) {
      int side = network[i / 8] >> (7 - i % 8) & 1;
      if (i == bits - 1) {
        nodes.get(node)[side] = value;
      } else {
        if (nodes.get(node)[side] < 0) {
          nodes.add(new int[] {NOTHING, NOTHING});
          nodes.get(node)[side] = nodes.size() - 1;
        }
        node = nodes.get(node)[side];
      }
    }
  }

  /** An IPv4 network of 24 bits. */
  void add(int first, int second, int third, String country) throws IOException {
    add(first, second, third, Map.of("country", Map.of("iso_code", country)));
  }

  /** The same with all that is known of it; see {@link #unsigned}. */
  void add(int first, int second, int third, Map<String, ?> known) throws IOException {
    byte[] network = new byte[IPV6_BITS / 8];
    network[12] = (byte) first;
    network[13] = (byte) second;
    network[14] = (byte) third;
    add(network, IPV6_BITS - 8, known);
  }

  void writeTo(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int to : node) {
        int record =
            to == NOTHING
                ? nodes.size()
                : to < NOTHING ? nodes.size() + SEPARATOR_BYTES + (-2 - to) : to;
        out.write(record >> 16);
        out.write(record >> 8);
        out.write(record);
      }
    }
    out.write(new byte[SEPARATOR_BYTES]);
    values.writeTo(out);
    out.write(0xAB);
    out.write(0xCD);
    out.write(0xEF);
    out.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("node_count", new Unsigned(UINT32, nodes.size()));
    description.put("record_size", new Unsigned(UINT16, 24));
    description.put("ip_version", new Unsigned(UINT16, 6));
    description.put("database_type", "Tiny-Country");
    description.put("binary_format_major_version", new Unsigned(UINT16, 2));
    description.put("binary_format_minor_version", new Unsigned(UINT16, 0));
    description.put("build_epoch", new Unsigned(9, 1));
    write(out, description);
    Files.write(file, out.toByteArray());
  }

  /** A number below 65536. */
  static Object unsigned(int value) {
    return new Unsigned(UINT32, value);
  }

  /** A number with its type in the format. */
  private record Unsigned(int type, int value) {}

  private static void write(ByteArrayOutputStream out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.write(7 << 5 | map.size());
      for (Map.Entry<?, ?> e : map.entrySet()) {
        write(out, e.getKey());
        write(out, e.getValue());
      }
    } else if (value instanceof Unsigned number) {
      out.write(number.type() > 7 ? 2 : number.type() << 5 | 2);
      if (number.type() > 7) {
        out.write(number.type() - 7);
      }
      out.write(number.value() >> 8);
      out.write(number.value());
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      int longer = text.length - LONG_TEXT_BYTES;
      out.write(2 << 5 | Math.min(text.length, LONG_TEXT_BYTES));
      if (longer >= 0) {
        out.write(longer);
      }
      out.write(text);
    }
  }
}
