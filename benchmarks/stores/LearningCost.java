import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.Learner;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.models.LearnedState;
import org.hamlet.relay.RelayOptions;
import org.hamlet.relay.RelayParser;
import org.hamlet.relay.RelayPath;
import org.hamlet.rule.Settings;
import org.hamlet.text.RenderedTexts;
import org.hamlet.text.TextOptions;
import org.hamlet.text.TextRenderer;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.RedirectTarget;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.text.uri.UriLimits;
import org.hamlet.verdict.Label;

/**
 * What classifying and learning cost beyond parsing and rendering, in CPU time of one thread: {@code
 * java -cp JARS LearningCost.java CORPUS STATE MESSAGES}. CORPUS has an {@code index}; the first
 * half of the messages warms up. {@code bayes}, {@code ours} and both are run one after the other.
 */
final class LearningCost {

  private static final List<String> ANSWER_AT_ONCE =
      List.of("bayes_min_ham_num 0", "bayes_min_spam_num 0", "hamlet_model_min_num 0");

  public static void main(String[] arguments) throws IOException {
    Path corpus = Path.of(arguments[0]);
    int messages = Integer.parseInt(arguments[2]);
    List<String> index =
        Files.readAllLines(corpus.resolve("index"), StandardCharsets.ISO_8859_1)
            .subList(0, messages);
    System.out.println("classifier  parse ms  classify ms  learn ms");
    for (String classifier : List.of("bayes", "ours", "both")) {
      try (LearnedState state = LearnedState.in(Path.of(arguments[1], classifier))) {
        run(corpus, index, state, classifier);
      }
    }
  }

  private static void run(Path corpus, List<String> index, LearnedState state, String classifier)
      throws IOException {
    var builder = org.hamlet.scanner.Scanner.builder().local(true);
    ANSWER_AT_ONCE.forEach(builder::line);
    Settings settings = builder.line("hamlet_classifier " + classifier).build().settings();
    long[] nanos = new long[3];
    double answers = 0;
    for (int i = 0; i < index.size(); i++) {
      String[] line = index.get(i).split(" ", 2);
      byte[] bytes = Files.readAllBytes(corpus.resolve(line[1]));
      if (i == index.size() / 2) {
        nanos = new long[3];
      }
      long begin = now();
      ClassifierInput input = parsed(bytes, settings);
      long parsed = now();
      answers += state.classify(input).map(c -> c.probability()).orElse(0.5);
      long classified = now();
      state.learn(input, Label.valueOf(line[0].toUpperCase(Locale.ROOT)), Learner.Teacher.PERSON);
      nanos[0] += parsed - begin;
      nanos[1] += classified - parsed;
      nanos[2] += now() - classified;
    }
    double each = 1e6 * (index.size() - index.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "%-10s %9.3f %12.3f %9.3f   (mean probability %.3f)%n",
        classifier,
        nanos[0] / each,
        nanos[1] / each,
        nanos[2] / each,
        answers / index.size());
  }

  /** A message with all of its texts made. */
  private static ClassifierInput parsed(byte[] bytes, Settings settings) {
    ParsedMessage message = new MessageParser().parse(bytes);
    RelayPath relays = RelayParser.parse(message.headers(), RelayOptions.INFERRED);
    DomainRegistry domains = new DomainRegistry(Set.of("com", "org", "net"), Set.of(), Set.of());
    UriFinder uris = new UriFinder(domains, RedirectTarget.NONE, false, UriLimits.DEFAULT);
    RenderedTexts texts =
        new TextRenderer(uris, domains, TextOptions.DEFAULT, HtmlLimits.DEFAULT)
            .render(message, relays);
    texts.visibleBody();
    texts.invisibleBody();
    texts.uris().forRules();
    return new ClassifierInput(message, relays, texts, settings, Optional.empty());
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
