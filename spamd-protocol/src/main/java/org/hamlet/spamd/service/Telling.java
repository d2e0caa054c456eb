package org.hamlet.spamd.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.spamd.codec.SpamdRequest;
import org.hamlet.spamd.codec.SpamdRequest.Database;
import org.hamlet.spamd.codec.SpamdResponse;
import org.hamlet.spamd.figures.ScanFigures;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what TELL asks. Compat: what was known already, could not be written, or was taken by none
 * of the services for reports, is left out of an answer that is a success anyway.
 */
final class Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
  private static final double NANOS_A_SECOND = 1e9;

  private final MessageLearner learner;
  private final ScanFigures figures;

  Telling(MessageLearner learner, ScanFigures figures) {
    this.learner = learner;
    this.figures = figures;
  }

  SpamdResponse answer(SpamdRequest.Tell request) {
    long before = System.nanoTime();
    ScanRequest plain = ScanRequest.of(request.message());
    ScanRequest message = request.user().map(plain::forUser).orElse(plain);
    Set<Database> set = EnumSet.noneOf(Database.class);
    Set<Database> removed = EnumSet.noneOf(Database.class);
    if (request.set().contains(Database.LOCAL)) {
      if (changed(learner.learn(message, request.spam() ? Label.SPAM : Label.HAM))) {
        set.add(Database.LOCAL);
      }
    } else if (request.remove().contains(Database.LOCAL) && changed(learner.forget(message))) {
      removed.add(Database.LOCAL);
    }
    figures.told(set.isEmpty() ? removed.isEmpty() ? "nothing" : "taken back" : "learned");
    if (request.set().contains(Database.REMOTE)) {
      if (learner.report(message, Label.SPAM)) {
        set.add(Database.REMOTE);
      }
    } else if (request.remove().contains(Database.REMOTE) && learner.report(message, Label.HAM)) {
      removed.add(Database.REMOTE);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    if (LOG.isInfoEnabled()) {
      LOG.info(logLine(request, set, removed, took));
    }
    return new SpamdResponse.Told(set, removed);
  }

  private static String done(Set<Database> set, Set<Database> removed) {
    if (set.isEmpty() && removed.isEmpty()) {
      return "Did nothing";
    }
    List<String> done = new ArrayList<>();
    if (!set.isEmpty()) {
      done.add("Setting " + names(set));
    }
    if (!removed.isEmpty()) {
      done.add("Removing " + names(removed));
    }
    return String.join(", ", done);
  }

  private static String names(Set<Database> databases) {
    return databases.stream()
        .map(database -> database.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  private static boolean changed(LearnOutcome outcome) {
    if (outcome.kind() == LearnOutcome.Kind.UNAVAILABLE) {
      LOG.warn("spamd: Tell: nothing could be learned: {}", outcome.reason());
    }
    return outcome.changed();
  }

  private static String logLine(
      SpamdRequest.Tell request, Set<Database> set, Set<Database> removed, Duration took) {
    return String.format(
        Locale.ROOT,
        "spamd: Tell: %s for %s:%d in %.1f seconds, %d bytes",
        done(set, removed),
        request.user().map(ScanLog::printable).orElse("(unknown)"),
        ProcessUser.current(),
        took.toNanos() / NANOS_A_SECOND,
        request.message().length);
  }
}
