package org.hamlet.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Messages with an Office package attached whose parts hold nothing but zeros. */
final class AttachedPackage {

  private static final int SHARED_BYTES = 2_048;

  /** How long the record is that ends an archive (APPNOTE 6.3, 4.3.16). */
  private static final int END_BYTES = 22;

  private AttachedPackage() {}

  /** A package with so many empty parts. */
  static String ofParts(int count) {
    return message(
        zip -> {
          for (int i = 0; i < count; i++) {
            ZipEntry entry = new ZipEntry(Integer.toString(i));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(0);
            entry.setCrc(new CRC32().getValue());
            zip.putNextEntry(entry);
          }
        });
  }

  /** A package whose parts have so many bytes, in parts of at most {@code partBytes}. */
  static String ofBytes(int bytes, int partBytes) {
    return message(
        zip -> {
          for (int left = bytes; left > 0; left -= partBytes) {
            zip.putNextEntry(new ZipEntry(left + ".rels"));
            zip.write(new byte[Math.min(left, partBytes)]);
          }
        });
  }

  /**
   * A package whose parts all stand at the same bytes, which are read anew for each: so many bytes
   * in all, rounded up to parts.
   */
  static String ofSharedBytes(int bytes) {
    byte[] whole =
        packed(
            zip -> {
              byte[] content = new byte[SHARED_BYTES];
              CRC32 sum = new CRC32();
              sum.update(content);
              ZipEntry entry = new ZipEntry(".rels");
              entry.setMethod(ZipEntry.STORED);
              entry.setSize(SHARED_BYTES);
              entry.setCrc(sum.getValue());
              zip.putNextEntry(entry);
              zip.write(content);
            });
    int end = whole.length - END_BYTES;
    ByteBuffer record = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int size = record.getInt(end + 12);
    int directory = record.getInt(end + 16);
    int count = (bytes + SHARED_BYTES - 1) / SHARED_BYTES;
    record.putInt(end + 12, size * count);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, directory);
    for (int i = 0; i < count; i++) {
      out.write(whole, directory, size);
    }
    out.write(whole, end, END_BYTES);
    return encoded(out.toByteArray());
  }

  /** A package that refers to so many web addresses. */
  static String ofLinks(int count) {
    return message(
        zip -> {
          zip.putNextEntry(new ZipEntry("word/.rels"));
          for (int i = 0; i < count; i++) {
            String relation =
                "<Relationship Target=\"http://example.com/" + i + "\" TargetMode=\"External\"/>";
            zip.write(relation.getBytes(StandardCharsets.US_ASCII));
          }
        });
  }

  private interface Filling {
    void fill(ZipOutputStream zip) throws IOException;
  }

  private static String message(Filling filling) {
    return encoded(packed(filling));
  }

  private static byte[] packed(Filling filling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      filling.fill(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String encoded(byte[] file) {
    String text = new String(Base64.getMimeEncoder().encode(file), StandardCharsets.US_ASCII);
    return "Content-Type: application/octet-stream; name=a.docx\n"
        + "Content-Transfer-Encoding: base64\n\n"
        + text.replace("\r", "")
        + "\n";
  }

  /** A package of so many bytes, of which the last tell where everything is. */
  static String ofSize(int bytes) {
    int padding = bytes - linkedWith(0).length;
    return encoded(linkedWith(padding));
  }

  private static byte[] linkedWith(int padding) {
    return packed(
        zip -> {
          byte[] zeros = new byte[padding];
          CRC32 sum = new CRC32();
          sum.update(zeros);
          ZipEntry entry = new ZipEntry("padding");
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(padding);
          entry.setCrc(sum.getValue());
          zip.putNextEntry(entry);
          zip.write(zeros);
          zip.putNextEntry(new ZipEntry("word/.rels"));
          String link = "<Relationship Target=\"http://example.com/\" TargetMode=\"External\"/>";
          zip.write(link.getBytes(StandardCharsets.US_ASCII));
        });
  }

  /** An archive of so many packages, of which the last refers to a web address. */
  static String archived(int count) {
    byte[] archive =
        packed(
            zip -> {
              for (int i = 1; i <= count; i++) {
                zip.putNextEntry(new ZipEntry(i + ".docx"));
                zip.write(
                    i < count
                        ? packed(inner -> inner.putNextEntry(new ZipEntry("x")))
                        : linkedWith(1));
              }
            });
    return encoded(archive).replace("a.docx", "a.zip");
  }

  /** Such a package in so many archives in each other. */
  static String nested(int archives) {
    byte[] file = linkedWith(1);
    String name = "a.docx";
    for (int i = 0; i < archives; i++) {
      byte[] inner = file;
      String innerName = name;
      file =
          packed(
              zip -> {
                zip.putNextEntry(new ZipEntry(innerName));
                zip.write(inner);
              });
      name = "a.zip";
    }
    return encoded(file).replace("a.docx", "a.zip");
  }
}
