package org.hamlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.models.LearnedState;
import org.hamlet.scanner.ScannerBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well the classifier alone ranks a stream of mail: {@code hamlet evaluate}. */
@Command(
    name = "evaluate",
    header = "Tells how well the classifier alone ranks mail.",
    description =
        "Runs the classifier alone, without rules, over a stream of mail whose truth is known: each "
            + "message is scored, then learned, in the order of the index.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Option(
      names = "--index",
      required = true,
      paramLabel = "FILE",
      description = "lines 'spam PATH' or 'ham PATH', in the order of the stream")
  private Path index;

  @Option(names = "--root", paramLabel = "DIR", description = "what paths are relative to")
  private Path root = Path.of("");

  @Option(
      names = "--scores",
      required = true,
      paramLabel = "OUT",
      description = "gets 'spam|ham <tab> probability', written before the message is learned")
  private Path scores;

  @Option(names = "--starter", description = "the starter model counts too; without, it is off")
  private boolean starter;

  @Override
  public Integer call() throws IOException {
    ScannerBuilder builder = common.builder();
    Evaluation.SCORE_FROM_THE_FIRST.forEach(builder::line);
    builder.line(starter ? "hamlet_starter 1" : "hamlet_starter 0");
    Path temporary = Files.createTempDirectory("hamlet-evaluate");
    Evaluation evaluation;
    try (LearnedState state = LearnedState.in(common.state().orElse(temporary));
        Writer out = Files.newBufferedWriter(scores, StandardCharsets.US_ASCII)) {
      evaluation = new Evaluation(state.addTo(builder).build(), root, out);
      evaluation.run(Files.readAllLines(index, StandardCharsets.ISO_8859_1));
    } finally {
      TemporaryFolder.delete(temporary);
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%d messages, CPU ms each: %.3f to parse and classify, %.3f to parse and learn%n",
        evaluation.messages(),
        evaluation.classifyMillisEach(),
        evaluation.learnMillisEach());
    err.flush();
    return 0;
  }
}
