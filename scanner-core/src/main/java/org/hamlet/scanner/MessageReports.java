package org.hamlet.scanner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.DigestStore;
import org.hamlet.digest.MessageAsSent;
import org.hamlet.digest.pyzor.PyzorDigest;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.DigestReport.Word;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.KnownDigests;
import org.hamlet.eval.SpamtrapMail;
import org.hamlet.eval.net.DigestServices;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.peers.PeerClient;
import org.hamlet.net.pyzor.PyzorClient;
import org.hamlet.net.razor.RazorReporter;
import org.hamlet.net.service.Told;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Label;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what is said of messages in the digests of this node, and tells others. Traps tell no
 * public service: those trust their users to have looked.
 */
final class MessageReports {

  /** Trust in a reporter of this node of whom nothing is known. */
  private static final double OWN_TRUST = 1;

  private static final String DIGESTS = "digests";
  private static final String PYZOR = "Pyzor";

  private final Setup setup;

  /** Of messages that come under that setup. */
  MessageReports(Setup setup) {
    this.setup = setup;
  }

  /** Of a message that somebody looked at; waits for those who are told. */
  ReportOutcome report(ScanRequest request, Label label, Audience audience) {
    ClassifierInput input = Teaching.input(setup, request);
    Word word = label == Label.SPAM ? Word.SPAM : Word.HAM;
    List<SharedDigest> digests = store().map(s -> s.digests(input)).orElse(List.of());
    Told here = note(new DigestReport(Reporter.user(input.user()), OWN_TRUST, word, digests));
    return ReportOutcome.of(
        audience == Audience.THIS_NODE || setup.equipment().dns().isEmpty()
            ? here
            : here.plus(tellPeers(word, digests).join()).plus(tellServices(input, label).join()));
  }

  /** Takes back what somebody said. */
  void withdraw(ScanRequest request) {
    ClassifierInput input = Teaching.input(setup, request);
    Reporter reporter = Reporter.user(input.user());
    store()
        .map(s -> new DigestReport(reporter, OWN_TRUST, Word.WITHDRAWN, s.digests(input)))
        .ifPresent(this::note);
  }

  /** What is known of a message. */
  List<DigestLookup> lookUp(ScanRequest request, boolean asked) {
    Optional<DigestStore> store = setup.equipment().learning().digests();
    if (store.isEmpty()) {
      return List.of();
    }
    List<SharedDigest> digests = store.get().digests(Teaching.input(setup, request));
    List<Sighting> known = new ArrayList<>(store.get().known(settings(), digests));
    if (asked && !digests.isEmpty() && setup.equipment().dns().isPresent()) {
      known.addAll(fromPeers(digests));
    }
    return digests.stream().map(digest -> DigestLookup.of(digest, known)).toList();
  }

  private List<Sighting> fromPeers(List<SharedDigest> digests) {
    try {
      return services()
          .peers()
          .map(peers -> peers.ask(digests).join().sightings())
          .orElse(List.of());
    } catch (IOException e) {
      log().warn("nodes cannot be asked: {}", e.getMessage());
      return List.of();
    }
  }

  /** Reports mail to an address that nobody has; nobody waits for other nodes. */
  void trapped(ScanContext scan) {
    Optional<DigestStore> store = store();
    if (store.isPresent() && setup.equipment().learning().autolearn() && SpamtrapMail.is(scan)) {
      List<SharedDigest> digests = KnownDigests.of(scan, store.get()).all();
      note(new DigestReport(Reporter.TRAP, OWN_TRUST, Word.SPAM, digests))
          .failed()
          .forEach(why -> log().warn("a trap's mail is not noted: {}", why));
      if (scan.network().isPresent()) {
        CompletableFuture<Told> unused = tellPeers(Word.SPAM, digests);
      }
    }
  }

  private Told note(DigestReport report) {
    Optional<DigestStore> store = store();
    if (store.isEmpty() || report.digests().isEmpty()) {
      return Told.NOBODY;
    }
    return store.get().report(settings(), report)
        ? new Told(List.of(DIGESTS), List.of())
        : new Told(List.of(), List.of(DIGESTS + ": cannot be written"));
  }

  private CompletableFuture<Told> tellPeers(Word word, List<SharedDigest> digests) {
    if (digests.isEmpty()) {
      return CompletableFuture.completedFuture(Told.NOBODY);
    }
    return telling(
        "nodes",
        () -> services().peers(),
        (PeerClient peers) -> word == Word.SPAM ? peers.spam(digests) : peers.ham(digests));
  }

  private CompletableFuture<Told> tellServices(ClassifierInput input, Label label) {
    CompletableFuture<Told> all = CompletableFuture.completedFuture(Told.NOBODY);
    if (settings().flag("use_pyzor")) {
      all =
          all.thenCombine(
              telling(
                  PYZOR, () -> services().pyzor(), pyzor -> tell(pyzor, input.message(), label)),
              Told::plus);
    }
    if (settings().flag("use_razor2")) {
      ParsedMessage sent = MessageAsSent.of(input.message());
      all =
          all.thenCombine(
              telling(
                  "Razor",
                  () -> services().razorReporter(),
                  (RazorReporter razor) ->
                      label == Label.SPAM ? razor.report(sent) : razor.revoke(sent)),
              Told::plus);
    }
    return all;
  }

  private static CompletableFuture<Told> tell(
      PyzorClient pyzor, ParsedMessage message, Label label) {
    Optional<String> digest = PyzorDigest.ofEnough(MessageAsSent.of(message));
    if (digest.isEmpty()) {
      return CompletableFuture.completedFuture(Told.tooLittle(PYZOR));
    }
    return label == Label.SPAM ? pyzor.report(digest.get()) : pyzor.welcome(digest.get());
  }

  /** A client, if the configuration wants one. */
  private interface Source<C> {
    Optional<C> client() throws IOException;
  }

  /** What is told it. */
  private interface Message<C> {
    CompletableFuture<Told> tell(C client);
  }

  private static <C> CompletableFuture<Told> telling(
      String whom, Source<C> source, Message<C> message) {
    try {
      return source
          .client()
          .map(message::tell)
          .orElse(CompletableFuture.completedFuture(Told.NOBODY));
    } catch (IOException e) {
      String why = whom + ": " + e.getMessage();
      return CompletableFuture.completedFuture(new Told(List.of(), List.of(why)));
    }
  }

  private DigestServices services() {
    return setup.equipment().services();
  }

  /** The digests of this node where they are wanted. */
  private Optional<DigestStore> store() {
    return setup
        .equipment()
        .learning()
        .digests()
        .filter(s -> settings().flag("use_hamlet_digests"));
  }

  private Settings settings() {
    return setup.rules().settings();
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(MessageReports.class);
  }
}
