package org.hamlet.net.pyzor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.service.Servers;
import org.hamlet.net.service.ServiceCalls;
import org.hamlet.net.service.Told;

/**
 * Asks all servers of a configuration about digests, at the same time, and tells them of messages.
 * Thread-safe; never blocks.
 */
public final class PyzorClient {

  /** How servers make digests: what a report has to say of it. */
  private static final String SPECIFICATION = "20,3,60,3";

  private final Servers<PyzorServer> servers;
  private final PyzorExchange exchange;

  /**
   * A client; nothing is sent before it is asked.
   *
   * @param options which servers, and how long each may take
   */
  public PyzorClient(PyzorOptions options, ServiceCalls calls, Clock clock) {
    this.servers =
        new Servers<>(options.servers(), PyzorServer::name, calls, options.timeout(), clock);
    this.exchange = new PyzorExchange(clock, options.timeout());
  }

  /**
   * What servers said.
   *
   * @param count the sum over those that answered
   * @param anyAnswer whether one did
   * @param silent the names of the others
   */
  public record Checked(PyzorCount count, boolean anyAnswer, List<String> silent) {

    /** Copies the list. */
    public Checked {
      silent = List.copyOf(silent);
    }
  }

  /** How often a digest was reported, and welcomed. The future never ends exceptionally. */
  public CompletableFuture<Checked> check(String digest) {
    return servers
        .call(server -> exchange.send(server, request("check", digest)).count())
        .thenApply(PyzorClient::sum);
  }

  /** Tells servers that a message is spam. */
  public CompletableFuture<Told> report(String digest) {
    return tell("report", digest);
  }

  /** Tells servers that a message is wanted. */
  public CompletableFuture<Told> welcome(String digest) {
    return tell("whitelist", digest);
  }

  private CompletableFuture<Told> tell(String verb, String digest) {
    String request = request(verb, digest) + "Op-Spec: " + SPECIFICATION + "\n";
    return servers.call(server -> exchange.send(server, request)).thenApply(Told::of);
  }

  private static String request(String verb, String digest) {
    return "Op: " + verb + "\nOp-Digest: " + digest + "\n";
  }

  private static Checked sum(List<Servers.Given<PyzorServer, PyzorCount>> answers) {
    PyzorCount count = PyzorCount.NONE;
    List<String> silent = new ArrayList<>();
    for (Servers.Given<PyzorServer, PyzorCount> given : answers) {
      if (given.answer().value().isPresent()) {
        count = count.plus(given.answer().value().get());
      } else {
        silent.add(given.name());
      }
    }
    return new Checked(count, silent.size() < answers.size(), silent);
  }
}
