package org.hamlet.cli.updates;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Web servers that hold a channel's archives, as sa-update finds them: the version is the text of
 * {@code 1.0.4.CHANNEL} in DNS, the address of the list of mirrors that of {@code mirrors.CHANNEL},
 * an archive {@code MIRROR/VERSION.tar.gz}. Mirrors are tried in random order by their weight.
 */
public final class MirrorSource implements ReleaseSource {

  /** Longest answer of a web server, in bytes. */
  static final int MAX_BYTES = 16 << 20;

  /** Most mirrors read of a list. */
  static final int MAX_MIRRORS = 100;

  /** Most mirrors tried. */
  static final int MAX_TRIES = 4;

  /** How long a connection and an answer may take. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Compat: the version of SpamAssassin whose rules are wanted, in the order of DNS. */
  private static final String RULES_FOR = "1.0.4.";

  private static final List<String> BESIDE = List.of(".asc", ".sha512", ".sha256");
  private static final int OK = 200;
  private static final Set<Integer> ABSENT = Set.of(404, 410);

  private final TextRecords dns;
  private final Optional<URI> mirror;
  private final RandomGenerator random;
  private final HttpClient web =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Asks DNS for the text of a name. */
  @FunctionalInterface
  public interface TextRecords {
    /** The first text; empty when there is none. */
    Optional<String> text(String name) throws IOException;
  }

  /**
   * Mirrors.
   *
   * @param mirror the only one to ask, instead of those of the channel's list
   */
  public MirrorSource(TextRecords dns, Optional<URI> mirror, RandomGenerator random) {
    this.dns = dns;
    this.mirror = mirror;
    this.random = random;
  }

  @Override
  public long newest(Channel channel) throws UpdateFailure {
    String name = RULES_FOR + channel.name();
    String text = record(name);
    if (!text.strip().matches("\\d{1,18}")) {
      throw new UpdateFailure("the DNS text of " + name + " is no version: " + text);
    }
    return Long.parseLong(text.strip());
  }

  @Override
  public Release fetch(Channel channel, long version, Path into) throws UpdateFailure {
    List<URI> mirrors = mirror.isPresent() ? List.of(mirror.get()) : shuffled(list(channel));
    UpdateFailure last =
        new UpdateFailure("the list of mirrors of " + channel.name() + " is empty");
    for (URI at : mirrors.subList(0, Math.min(MAX_TRIES, mirrors.size()))) {
      try {
        return fetch(at, version, into);
      } catch (UpdateFailure e) {
        last = e;
      }
    }
    throw last;
  }

  private Release fetch(URI mirror, long version, Path into) throws UpdateFailure {
    String base = mirror + (mirror.toString().endsWith("/") ? "" : "/");
    Path archive = into.resolve(version + ".tar.gz");
    try {
      for (String suffix : BESIDE) {
        Files.deleteIfExists(into.resolve(version + ".tar.gz" + suffix));
      }
      Files.write(archive, bytes(URI.create(base + version + ".tar.gz")));
      for (String suffix : BESIDE) {
        Optional<byte[]> found = bytesIfThere(URI.create(base + version + ".tar.gz" + suffix));
        if (found.isPresent()) {
          Files.write(into.resolve(version + ".tar.gz" + suffix), found.get());
        }
      }
    } catch (IOException e) {
      throw new UpdateFailure("cannot write " + archive, e);
    }
    return new Release(version, archive);
  }

  private List<Mirror> list(Channel channel) throws UpdateFailure {
    String address = record("mirrors." + channel.name());
    byte[] text = bytes(uri(address.strip()));
    List<Mirror> mirrors = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.ISO_8859_1).split("\\R")) {
      if (mirrors.size() < MAX_MIRRORS) {
        Mirror.parse(line).ifPresent(mirrors::add);
      }
    }
    return mirrors;
  }

  private List<URI> shuffled(List<Mirror> mirrors) {
    List<Mirror> left = new ArrayList<>(mirrors);
    List<URI> order = new ArrayList<>();
    while (!left.isEmpty()) {
      int chosen = random.nextInt(left.stream().mapToInt(Mirror::weight).sum());
      int at = 0;
      for (int sum = left.get(0).weight(); sum <= chosen; sum += left.get(at).weight()) {
        at++;
      }
      order.add(left.remove(at).address());
    }
    return order;
  }

  private String record(String name) throws UpdateFailure {
    try {
      return dns.text(name).orElseThrow(() -> new UpdateFailure("DNS has no text of " + name));
    } catch (IOException e) {
      throw new UpdateFailure("cannot ask DNS for " + name + ": " + e.getMessage(), e);
    }
  }

  private static URI uri(String text) throws UpdateFailure {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UpdateFailure("no address of a web server: " + text, e);
    }
  }

  private byte[] bytes(URI address) throws UpdateFailure {
    return bytesIfThere(address)
        .orElseThrow(() -> new UpdateFailure("not on the server: " + address));
  }

  private Optional<byte[]> bytesIfThere(URI address) throws UpdateFailure {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      HttpResponse<byte[]> answer =
          web.sendAsync(request, response -> new BoundedBody(MAX_BYTES))
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (ABSENT.contains(answer.statusCode())) {
        return Optional.empty();
      }
      if (answer.statusCode() != OK) {
        throw new UpdateFailure("answer " + answer.statusCode() + " of " + address);
      }
      return Optional.of(answer.body());
    } catch (ExecutionException e) {
      throw new UpdateFailure("cannot get " + address + ": " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new UpdateFailure("no answer within " + PATIENCE.toSeconds() + " s: " + address, e);
    } catch (IllegalArgumentException e) {
      throw new UpdateFailure("cannot get " + address + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpdateFailure("interrupted while getting " + address, e);
    }
  }
}
