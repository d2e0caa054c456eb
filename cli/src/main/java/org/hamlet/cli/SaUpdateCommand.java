package org.hamlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.Version;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.log.DebugAreas;
import org.hamlet.cli.log.DebugLog;
import org.hamlet.cli.updates.Channel;
import org.hamlet.cli.updates.FileSource;
import org.hamlet.cli.updates.FolderSource;
import org.hamlet.cli.updates.Keyring;
import org.hamlet.cli.updates.MirrorSource;
import org.hamlet.cli.updates.ReleaseSource;
import org.hamlet.cli.updates.UpdateFailure;
import org.hamlet.cli.updates.Updater;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.Scanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rules as they are published, in the words of SpamAssassin's program. */
@Command(
    name = "sa-update",
    header = "Updates rules, in the words of SpamAssassin's sa-update.",
    description =
        "Fetches the newest rules of a channel, checks their signature with gpg, reads them on"
            + " trial and uses them from then on; the release before is kept for --rollback. A"
            + " server reads them upon HUP.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    new rules are in use (with --checkonly: there are some)",
      "  1    nothing newer",
      "  2    the site's configuration has errors, nothing was done",
      "  3    some channels were updated, others failed",
      "  4    nothing was updated, at least one channel failed",
      "  64   the command line cannot be understood"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SaUpdateCommand implements Callable<Integer> {

  private static final int NOTHING_NEW = 1;
  private static final int SITE_BROKEN = 2;
  private static final int SOME_FAILED = 3;
  private static final int FAILED = 4;

  private static final Path USUAL_RULES = Path.of("/var/lib/spamassassin/4.000001");
  private static final Path USUAL_SITE = Path.of("/etc/spamassassin");
  private static final String KEYS = "sa-update-keys";

  /** Whose signature stands under SpamAssassin's rules: its key, and a part of that for signing. */
  private static final List<String> SPAMASSASSINS_KEYS = List.of("24F434CE", "5244EC45");

  private static final Logger LOG = LoggerFactory.getLogger(SaUpdateCommand.class);

  @Spec private CommandSpec spec;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "A channel; may be repeated. Default: updates.spamassassin.org.")
  private List<String> channels = new ArrayList<>();

  @Option(
      names = "--channelfile",
      paramLabel = "FILE",
      description = "A file that names channels, one a line.")
  private List<Path> channelFiles = new ArrayList<>();

  @Option(
      names = "--install",
      paramLabel = "FILE",
      description = "Install this tar.gz, its signature or sums beside it.")
  private Optional<Path> install = Optional.empty();

  @Option(
      names = "--forcemirror",
      paramLabel = "URL",
      description =
          "Fetch from there: a web server, or file:///DIR with VERSION.tar.gz, whose largest number"
              + " is the newest.")
  private Optional<URI> mirror = Optional.empty();

  @Option(names = "--checkonly", description = "Only tell whether there are newer rules.")
  private boolean checkOnly;

  @Option(names = "--rollback", description = "Use the release before again; fetch nothing.")
  private boolean rollBack;

  @Option(
      names = "--gpgkey",
      paramLabel = "KEY",
      description = "Trust this key too: its fingerprint, or the end of it, 8 digits or more.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--gpgkeyfile",
      paramLabel = "FILE",
      description = "Trust the keys of this file, one a line.")
  private List<Path> keyFiles = new ArrayList<>();

  @Option(
      names = "--gpghomedir",
      paramLabel = "DIR",
      description = "The folder of gpg's keys; sa-update-keys in the site's.")
  private Optional<Path> keyFolder = Optional.empty();

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "Add keys to that folder, and do nothing else. They are not trusted by that.")
  private List<Path> imports = new ArrayList<>();

  @Option(
      names = {"--nogpg", "--no-gpg"},
      description = "Take archives without signature; then a sum beside them must fit.")
  private boolean unsigned;

  @Option(names = "--gpg", hidden = true)
  private boolean signed;

  @Option(
      names = "--updatedir",
      paramLabel = "DIR",
      description = "Where the rules are kept; /var/lib/spamassassin/4.000001.")
  private Path rules = USUAL_RULES;

  @Option(
      names = "--siteconfigpath",
      paramLabel = "DIR",
      description = "The site's configuration, read with the rules on trial.")
  private Path site = USUAL_SITE;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell what is done.")
  private boolean[] verbose = {};

  @Option(
      names = {"-D", "--debug"},
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "AREA",
      hidden = true)
  private Optional<String> debug = Optional.empty();

  @Mixin private ScoreOptions scores;

  @Option(
      names = {"--refreshmirrors", "-4", "-6"},
      description = "Taken and without effect: mirrors are asked for each time.")
  private boolean[] taken = {};

  @Option(
      names = "--httputil",
      paramLabel = "NAME",
      description = "Taken and without effect: no program is needed to fetch.")
  private Optional<String> program = Optional.empty();

  @Option(
      names = {"--allowplugins", "--reallyallowplugins"},
      description = "Taken; what a channel wants to load is left out and told all the same.")
  private boolean plugins;

  @Override
  public Integer call() throws IOException {
    debug.map(DebugAreas::new).ifPresent(DebugLog::start);
    LOG.debug("options taken without effect: {} {}", taken.length, program);
    if (plugins) {
      err().println("hamlet: --allowplugins: modules in Perl cannot be loaded here");
    }
    Keyring keyring = keyring();
    try {
      for (Path file : imports) {
        keyring.add(file);
      }
    } catch (UpdateFailure e) {
      throw new CommandFailure(FAILED, "--import: " + e.getMessage());
    }
    if (!imports.isEmpty()) {
      return ExitCodes.OK;
    }
    if (!problems(Optional.empty()).isEmpty()) {
      err().println("hamlet: the site's configuration has errors; see hamlet lint");
      return SITE_BROKEN;
    }
    Updater updater =
        new Updater(
            rules,
            source(),
            unsigned && !signed ? Optional.empty() : Optional.of(keyring),
            scores.adjustment(),
            file -> problems(Optional.of(file)));
    return updateAll(updater);
  }

  private int updateAll(Updater updater) throws IOException {
    int changed = 0;
    int failed = 0;
    for (Channel channel : channels()) {
      try {
        Updater.Outcome outcome = update(updater, channel);
        changed += outcome.changed() ? 1 : 0;
        tell(channel, outcome);
      } catch (UpdateFailure e) {
        failed++;
        err().println("hamlet: channel " + channel.name() + ": " + e.getMessage());
      }
    }
    if (failed > 0) {
      return changed > 0 ? SOME_FAILED : FAILED;
    }
    return changed > 0 ? ExitCodes.OK : NOTHING_NEW;
  }

  private Updater.Outcome update(Updater updater, Channel channel) throws UpdateFailure {
    if (rollBack) {
      return updater.rollBack(channel);
    }
    return checkOnly ? updater.check(channel) : updater.update(channel);
  }

  private void tell(Channel channel, Updater.Outcome outcome) {
    if (verbose.length == 0 && !rollBack) {
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    String before = outcome.before().isPresent() ? "" + outcome.before().getAsLong() : "none";
    out.printf(
        "%s: %s%n",
        channel.name(),
        outcome.changed() ? before + " -> " + outcome.now() : "nothing newer than " + before);
    out.flush();
  }

  private ReleaseSource source() throws IOException {
    if (install.isPresent()) {
      if (channels().size() > 1) {
        throw new CommandFailure(ExitCodes.USAGE, "--install goes with one --channel");
      }
      return new FileSource(install.get());
    }
    if (mirror.isPresent() && "file".equals(mirror.get().getScheme())) {
      try {
        return new FolderSource(Path.of(mirror.get()));
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCodes.USAGE, "--forcemirror: " + e.getMessage());
      }
    }
    return new MirrorSource(new DnsText(), mirror, new Random());
  }

  private Keyring keyring() throws IOException {
    Set<String> trusted = new LinkedHashSet<>(SPAMASSASSINS_KEYS);
    trusted.addAll(keys);
    for (Path file : keyFiles) {
      trusted.addAll(lines(file));
    }
    try {
      return new Keyring(keyFolder.orElseGet(() -> site.resolve(KEYS)), trusted);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, e.getMessage());
    }
  }

  private List<Channel> channels() throws IOException {
    List<String> names = new ArrayList<>(channels);
    for (Path file : channelFiles) {
      names.addAll(lines(file));
    }
    if (names.isEmpty()) {
      return List.of(Channel.SPAMASSASSIN);
    }
    try {
      return names.stream().map(Channel::new).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, e.getMessage());
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    }
  }

  /** What cannot be used of the site's configuration, with rules on trial before it. */
  private List<String> problems(Optional<Path> tried) {
    var builder = Scanner.builder().local(true).environment(System.getenv());
    tried.ifPresent(builder::rules);
    if (Files.isDirectory(site)) {
      builder.site(site);
    }
    List<LintProblem> problems = builder.build().problems();
    String mine = tried.map(file -> "" + file.getParent()).orElse("");
    return problems.stream()
        .filter(LintProblem::error)
        .map(LintProblem::text)
        .filter(text -> tried.isEmpty() || text.startsWith(mine))
        .toList();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
