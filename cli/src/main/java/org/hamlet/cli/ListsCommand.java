package org.hamlet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.ListReport;
import org.hamlet.scanner.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hamlet lists}: how the DNS lists are doing. */
@Command(
    name = "lists",
    header = "Tells how the DNS lists are doing.",
    description =
        "Shows each DNS list that rules ask: whether it is asked or set aside and why, questions"
            + " of today (UTC) and what that makes in a month beside what is free, how many found"
            + " something, and how long answers took.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    all lists are asked",
      "  1    at least one is set aside, or with --check not one answered",
      "  64   the command line cannot be understood",
      "  66   a file or directory cannot be read"
    },
    mixinStandardHelpOptions = true)
final class ListsCommand implements Callable<Integer> {

  private static final int DAYS = 30;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Option(
      names = "--check",
      description =
          "Ask each list first for the entries that it must and must not have (RFC 5782): two"
              + " questions for each list, a third about IPv6 where it lists addresses.")
  private boolean check;

  @Override
  public Integer call() {
    Scanner scanner = common.scanner();
    PrintWriter out = spec.commandLine().getOut();
    List<ListReport> lists = scanner.lists(check);
    out.printf(
        "%-36s %8s %9s %9s %6s %6s  %s%n",
        "list", "today", "a month", "free", "found", "ms", "state");
    lists.forEach(list -> out.println(line(list)));
    if (lists.isEmpty()) {
      out.println(whyNone(scanner));
    }
    out.flush();
    if (check) {
      scanner.saveListAccounts();
    }
    if (check && isDeaf(lists)) {
      spec.commandLine()
          .getErr()
          .println("no list answered: does the name server (dns_server, /etc/resolv.conf) work?");
      return ExitCodes.NO;
    }
    return lists.stream().allMatch(ListReport::usable) ? ExitCodes.OK : ExitCodes.NO;
  }

  private String whyNone(Scanner scanner) {
    return common.local() || scanner.settings().text("dns_available").equals("no")
        ? "there is no network (--local, dns_available no)"
        : "these rules ask no list; --rules spamassassin takes those of the SpamAssassin installed"
            + " here, which do";
  }

  /** Whether there were questions today and to none an answer. */
  private static boolean isDeaf(List<ListReport> lists) {
    return lists.stream().anyMatch(list -> list.askedToday() > 0)
        && lists.stream().allMatch(list -> list.answeredToday() == 0);
  }

  private static String line(ListReport list) {
    long share = list.askedToday() == 0 ? 0 : 100 * list.listedToday() / list.askedToday();
    String free =
        list.freePerDay().isPresent() ? String.valueOf(DAYS * list.freePerDay().getAsLong()) : "-";
    return String.format(
        Locale.ROOT,
        "%-36s %8d %9d %9s %5d%% %6d  %s",
        list.zone(),
        list.askedToday(),
        DAYS * list.askedToday(),
        free,
        share,
        list.millis(),
        list.usable() ? list.state() : "set aside: " + list.state());
  }
}
