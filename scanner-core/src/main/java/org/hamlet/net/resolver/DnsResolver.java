package org.hamlet.net.resolver;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Name;

/**
 * Asks name servers: what is forbidden is not asked, nor what cannot be a name, which counts as one
 * that does not exist. The first server that gives a good answer decides; a silent one is tried
 * once more, a dead one skipped. Thread-safe.
 */
public final class DnsResolver implements DnsClient {

  /** Most questions on their way at a time. */
  static final int MAX_OPEN = 500;

  /** Most questions waiting for their turn; more count as not asked. */
  static final int MAX_WAITING = 2_000;

  /** Patience with one server for one question; two tries in all. */
  static final Duration TRY_TIME = Duration.ofSeconds(4);

  /** How long it takes at least until servers of the system that all rest are looked up again. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private static final int TRIES = 2;
  private static final Set<Status> SILENT = Set.of(Status.UNREACHABLE, Status.TIMED_OUT);

  private static final Logger LOG = LoggerFactory.getLogger(DnsResolver.class);

  private final ResolverOptions options;
  private final Clock clock;
  private final Duration tryTime;
  private final Supplier<List<InetSocketAddress>> system;
  private final OpenLimit limit = new OpenLimit(MAX_OPEN, MAX_WAITING);
  private final QuestionWriter writer;
  private final Datagrams datagrams;
  private final AtomicInteger turn = new AtomicInteger();
  private List<InetSocketAddress> addresses = List.of();
  private List<NameServer> servers = List.of();
  private long lookedMillis;

  private DnsResolver(
      ResolverOptions options,
      Clock clock,
      Duration tryTime,
      Supplier<List<InetSocketAddress>> system) {
    this.options = options;
    this.clock = clock;
    this.tryTime = tryTime;
    this.system = system;
    this.writer = new QuestionWriter(options.mixedCase());
    this.datagrams = new Datagrams(options.mixedCase());
  }

  /** A resolver for one configuration; nothing is sent before it is asked. */
  public static DnsResolver of(ResolverOptions options, Clock clock) {
    return new DnsResolver(options, clock, TRY_TIME, SystemServers::find);
  }

  /** The same with another patience. */
  static DnsResolver of(ResolverOptions options, Clock clock, Duration tryTime) {
    return new DnsResolver(options, clock, tryTime, SystemServers::find);
  }

  /** The same for another system. */
  static DnsResolver of(
      ResolverOptions options,
      Clock clock,
      Duration tryTime,
      Supplier<List<InetSocketAddress>> system) {
    return new DnsResolver(options, clock, tryTime, system);
  }

  @Override
  public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
    Optional<Name> name = QuestionName.of(question);
    if (name.isEmpty()) {
      return CompletableFuture.completedFuture(DnsAnswer.without(Status.NO_SUCH_NAME));
    }
    if (!permitted(question)) {
      return CompletableFuture.completedFuture(DnsAnswer.without(Status.NOT_ASKED));
    }
    CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
    Exchange exchange = new Exchange(question, name.get(), answer);
    if (!limit.enter(exchange::start)) {
      answer.complete(DnsAnswer.without(Status.NOT_ASKED));
    }
    return answer;
  }

  /**
   * Whom to ask; found out when first needed. The system may have other servers by now where none
   * of those it had answers: a machine that moves to another network does.
   */
  private synchronized List<NameServer> servers() {
    if (servers.isEmpty() || isWorthLooking()) {
      List<InetSocketAddress> now = options.servers().isEmpty() ? system.get() : options.servers();
      lookedMillis = clock.millis();
      if (!now.equals(addresses)) {
        addresses = now;
        servers =
            now.stream().filter(address -> !address.isUnresolved()).map(this::server).toList();
        LOG.debug("name servers: {}", servers);
      }
    }
    return servers;
  }

  private boolean isWorthLooking() {
    long since = clock.millis() - lookedMillis;
    return options.servers().isEmpty()
        && servers.stream().noneMatch(server -> server.health().isWorthAsking())
        && (since < 0 || since >= LOOK_AGAIN.toMillis());
  }

  private NameServer server(InetSocketAddress address) {
    ServerHealth health = new ServerHealth(clock);
    return new NameServer(address, datagrams, options.udpBytes(), tryTime, health);
  }

  private boolean permitted(DnsQuestion question) {
    return (options.ipv4() || question.type() != RecordType.A)
        && (options.ipv6() || question.type() != RecordType.AAAA)
        && options.restrictions().permit(question.name());
  }

  /** One question on its way from server to server. */
  private final class Exchange {

    private final DnsQuestion question;
    private final Name name;
    private final CompletableFuture<DnsAnswer> answer;
    private final List<NameServer> tries = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    Exchange(DnsQuestion question, Name name, CompletableFuture<DnsAnswer> answer) {
      this.question = question;
      this.name = name;
      this.answer = answer;
    }

    void start() {
      guarded(this::begin);
    }

    private void begin() {
      List<NameServer> all = servers();
      int first =
          options.rotate() ? Math.floorMod(turn.getAndIncrement(), Math.max(1, all.size())) : 0;
      for (int i = 0; i < all.size() && tries.size() < TRIES; i++) {
        NameServer server = all.get((first + i) % all.size());
        if (server.health().isWorthAsking()) {
          tries.add(server);
        }
      }
      if (tries.size() == 1) {
        tries.add(tries.get(0));
      }
      next(DnsAnswer.without(Status.UNREACHABLE));
    }

    private void next(DnsAnswer otherwise) {
      while (!tries.isEmpty()) {
        NameServer server = tries.remove(0);
        if (server.health().mayAsk()) {
          send(server, otherwise);
          return;
        }
      }
      end(otherwise);
    }

    private void send(NameServer server, DnsAnswer otherwise) {
      QuestionWriter.Written written = writer.write(name, question.type());
      long sent = clock.millis();
      server
          .send(written.message())
          .whenComplete(
              (reply, failure) ->
                  guarded(
                      () -> {
                        if (failure == null && written.isAnsweredBy(reply)) {
                          replied(server, AnswerReader.read(reply, name, question.type()));
                        } else {
                          failed(server, otherwise, sent);
                        }
                      }));
    }

    /** Whatever goes wrong, the question ends: else its place is never free again. */
    private void guarded(Runnable step) {
      boolean done = false;
      try {
        step.run();
        done = true;
      } catch (RuntimeException bug) {
        LOG.error("the question for {} came to nothing", question.name(), bug);
      } finally {
        if (!done) {
          end(DnsAnswer.without(Status.OTHER_ERROR));
        }
      }
    }

    private void replied(NameServer server, DnsAnswer reply) {
      if (server.health().replied()) {
        LOG.info("name server {} answers again", server);
      }
      if (reply.conclusive() || tries.isEmpty() || tries.get(0) == server) {
        end(reply);
      } else {
        next(reply);
      }
    }

    private void failed(NameServer server, DnsAnswer otherwise, long sentMillis) {
      if (server.health().wasSilent(zone(), sentMillis)) {
        LOG.warn("name server {} does not answer; it is left alone for a while", server);
      }
      Status silence = server.health().isResting() ? Status.UNREACHABLE : Status.TIMED_OUT;
      boolean untold = SILENT.contains(otherwise.status());
      next(untold ? DnsAnswer.without(silence) : otherwise);
    }

    /** The list that is asked, or about which part of the tree of names. */
    private String zone() {
      String[] labels = question.name().split("\\.");
      int last = labels.length - 1;
      return question.zone().isEmpty() && last > 0
          ? labels[last - 1] + "." + labels[last]
          : question.zone();
    }

    private void end(DnsAnswer reply) {
      if (!ended.getAndSet(true)) {
        limit.leave();
        answer.complete(reply);
      }
    }
  }
}
