package org.hamlet.eval;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hamlet.eval.net.NetEvalTable;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.verdict.Hit;
import org.junit.jupiter.api.Test;

/** Each function may stand in the kinds of rules in which SpamAssassin lets it stand. */
class EvalKindsTest {

  /** SpamAssassin takes a name that it does not know in every kind of rule. */
  private static final Set<String> OF_OTHER_PLUGINS =
      Set.of("check_hamlet_digest", "check_hamlet_digest_peers", "check_ixhash");

  private static final int MAX_SECONDS = 60;
  private static final Hit.Area[] KINDS = {
    Hit.Area.HEADER, Hit.Area.BODY, Hit.Area.RAWBODY, Hit.Area.FULL
  };

  @Test
  void kindsAreSpamAssassins() throws Exception {
    Set<String> functions =
        new TreeSet<>(
            EvalTable.of(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new GeoDatabases(List.of(), List.of()),
                    Clock.systemUTC())
                .names());
    functions.addAll(NetEvalTable.names());
    functions.removeAll(OF_OTHER_PLUGINS);
    Set<String> ours = new TreeSet<>();
    for (String function : functions) {
      for (Hit.Area kind : KINDS) {
        if (EvalKinds.fits(function, kind)) {
          ours.add(function + "\t" + kind.name().toLowerCase(Locale.ROOT));
        }
      }
    }
    Set<String> theirs = spamAssassins(functions);
    Set<String> known =
        theirs.stream().map(line -> line.split("\t")[0]).collect(Collectors.toSet());
    ours.removeIf(line -> !known.contains(line.split("\t")[0]));
    System.out.println(known.size() + " functions compared with SpamAssassin's");
    assertThat(known).hasSizeGreaterThan(150);
    assertThat(ours).isEqualTo(theirs);
  }

  private static Set<String> spamAssassins(Set<String> functions) throws Exception {
    Path script = Path.of(EvalKindsTest.class.getResource("eval-kinds.pl").toURI());
    Process perl;
    try {
      perl =
          new ProcessBuilder("perl", script.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("Perl is installed").isNotEqualTo("true");
      assumeTrue(false, "Perl is not installed: nothing was compared");
      throw e;
    }
    try (OutputStream in = perl.getOutputStream()) {
      in.write(String.join("\n", functions).getBytes(US_ASCII));
    }
    String output = new String(perl.getInputStream().readAllBytes(), US_ASCII);
    assertThat(perl.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new TreeSet<>(output.lines().toList());
  }
}
