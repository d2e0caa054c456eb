package org.hamlet.net.razor;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.digest.razor.EphemeralSeed;
import org.hamlet.digest.razor.RazorSignatures;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.service.ServerRest;
import org.hamlet.net.service.ServiceAnswer;
import org.hamlet.net.service.ServiceCalls;
import org.hamlet.net.service.Told;

/**
 * Tells servers of messages in a user's name, and makes such users. A server that does not know a
 * message's signature asks for the message, which it then gets. Thread-safe.
 */
public final class RazorReporter {

  private static final String NAME = "Razor server";

  /** The server wants the whole message. */
  private static final String WANTS_MESSAGE = "230";

  private final RazorOptions options;
  private final RazorServers servers;
  private final ServiceCalls calls;
  private final ServerRest rest;

  /** A reporter; nothing is sent before it is asked. */
  public RazorReporter(RazorOptions options, ServiceCalls calls, Clock clock) {
    this.options = options;
    this.servers = new RazorServers(options, clock);
    this.calls = calls;
    this.rest = new ServerRest(clock);
  }

  /** Tells that a message is spam. The future never ends exceptionally. */
  public CompletableFuture<Told> report(ParsedMessage message) {
    return tell(message, this::report);
  }

  /** Tells that a message is wanted. The future never ends exceptionally. */
  public CompletableFuture<Told> revoke(ParsedMessage message) {
    return tell(message, this::revoke);
  }

  /**
   * Makes a user at a server and writes who that is. Blocks.
   *
   * @param user as whom to be known, a mail address; empty for a name that the server makes
   * @param password empty for one that the server makes
   * @throws IOException when the file is there already, or no server makes a user
   */
  public String register(String user, String password, Path file) throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + ": is there already");
    }
    String question =
        "a=reg"
            + (password.isEmpty() ? "" : "&pass=" + escaped(password))
            + "&registrar=Hamlet"
            + (user.isEmpty() ? "" : "&user=" + escaped(user));
    SisLine answer =
        servers.talk(RazorServers.Role.NOMINATION, with -> with.ask(List.of(question)).get(0));
    requireDone(answer);
    String name = answer.text("user").isEmpty() ? user : answer.text("user");
    String secret = answer.text("pass").isEmpty() ? password : answer.text("pass");
    if (name.isEmpty() || secret.isEmpty()) {
      throw new IOException("the server names no user or no password");
    }
    new RazorIdentity(name, secret).write(file);
    return name;
  }

  /** What is told in a user's name. */
  private interface Telling {

    /**
     * Tells it.
     *
     * @return why the server does not take this message, which is no failure of the server; empty
     *     when it does
     */
    Optional<String> tell(Conversation conversation, ParsedMessage message) throws IOException;
  }

  private CompletableFuture<Told> tell(ParsedMessage message, Telling telling) {
    if (RazorSignatures.ofEnough(message, EphemeralSeed.USUAL).isEmpty()) {
      return CompletableFuture.completedFuture(Told.tooLittle(NAME));
    }
    return calls
        .start(
            NAME,
            rest,
            options.timeout(),
            () ->
                servers.talk(
                    RazorServers.Role.NOMINATION,
                    with -> {
                      logIn(with);
                      return telling.tell(with, message);
                    }))
        .thenApply(RazorReporter::told);
  }

  private static Told told(ServiceAnswer<Optional<String>> answer) {
    Optional<String> reason =
        answer instanceof ServiceAnswer.Failed<Optional<String>> failure
            ? Optional.of(failure.reason())
            : answer.value().flatMap(refusal -> refusal);
    return reason
        .map(why -> new Told(List.of(), List.of(NAME + ": " + why)))
        .orElseGet(() -> new Told(List.of(NAME), List.of()));
  }

  private void logIn(Conversation conversation) throws IOException {
    RazorIdentity identity = RazorIdentity.read(options.identity().orElseThrow());
    String user = escaped(identity.user());
    SisLine challenge = conversation.ask(List.of("a=ai&cn=hamlet&cv=0.1&user=" + user)).get(0);
    if (challenge.text("achal").isEmpty()) {
      throw new IOException("it does not know the user " + identity.user());
    }
    String response = identity.response(challenge.text("achal"));
    requireDone(conversation.ask(List.of("a=auth&aresp=" + response)).get(0));
  }

  private Optional<String> report(Conversation conversation, ParsedMessage message)
      throws IOException {
    EphemeralSeed seed = conversation.seed();
    List<String> lines = new ArrayList<>();
    for (RazorSignatures part : RazorSignatures.ofEnough(message, seed)) {
      part.ephemeral().ifPresent(s -> lines.add("a=r&e=4&ep4=" + seed + "&s=" + s));
    }
    List<SisLine> answers = lines.isEmpty() ? List.of() : conversation.ask(lines);
    List<SisLine> others =
        answers.stream().filter(answer -> !answer.text("err").equals(WANTS_MESSAGE)).toList();
    Optional<String> refusal = refusal(others);
    boolean wanted = others.size() < answers.size() || lines.isEmpty();
    return refusal.isEmpty() && wanted
        ? refusal(List.of(conversation.send("a=r&message=*", message)))
        : refusal;
  }

  private Optional<String> revoke(Conversation conversation, ParsedMessage message)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (RazorSignatures part : RazorSignatures.ofEnough(message, conversation.seed())) {
      part.ephemeral().ifPresent(s -> lines.add("a=revoke&e=4&s=" + s));
      part.hosts().forEach(s -> lines.add("a=revoke&e=8&s=" + s));
    }
    Optional<String> refused = Optional.empty();
    for (int at = 0; at < lines.size() && refused.isEmpty(); at += RazorVerdict.MAX_SIGNATURES) {
      int end = Math.min(lines.size(), at + RazorVerdict.MAX_SIGNATURES);
      refused = refusal(conversation.ask(lines.subList(at, end)));
    }
    return refused;
  }

  private static void requireDone(SisLine answer) throws IOException {
    Optional<String> refusal = refusal(List.of(answer));
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
  }

  /** What the first answer says that says not to have done it. */
  private static Optional<String> refusal(List<SisLine> answers) {
    return answers.stream()
        .filter(answer -> !answer.text("res").equals("1"))
        .findFirst()
        .map(answer -> answer.text("err").replaceAll("[^0-9]", ""))
        .map(error -> "it refuses" + (error.isEmpty() ? "" : ", error " + error));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
