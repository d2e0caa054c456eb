package org.hamlet.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.RuleName;

/** Obeys lines that define a rule or say something about one. One thread. */
final class RuleLineReader {

  /** Compat: words of tflags end where no word goes on: {@code nice,multiple;maxhits=2}. */
  private static final Pattern FLAG_ENDS = Pattern.compile("[^-\\w=]++");

  private static final String EVAL = "eval:";

  private final RuleDrafts drafts;
  private final PluginTable plugins;
  private final Map<String, Map<String, String>> flagsByText = new HashMap<>();

  RuleLineReader(RuleDrafts drafts, PluginTable plugins) {
    this.drafts = drafts;
    this.plugins = plugins;
  }

  void read(ConfigLine line) throws BadLine {
    String value = line.value();
    int nameEnd = Words.endOfWord(value, 0);
    String text = value.substring(0, nameEnd);
    if (!RuleName.isLegal(text)) {
      throw new BadLine(0, text.isEmpty() ? "a rule name is missing" : "not a rule name: " + text);
    }
    RuleName name = drafts.name(text);
    int rest = Words.skipSpace(value, nameEnd);
    if (rest == value.length() && !line.key().equals("reuse")) {
      throw new BadLine(rest, line.key() + " needs more than the rule's name");
    }
    switch (line.key()) {
      case "describe" -> drafts.descriptions().put(name, value.substring(rest));
      case "score" -> score(name, value, rest);
      case "tflags" -> {
        drafts.flags().put(name, flags(value, rest));
        checkMaxhits(value, rest);
      }
      case "priority" -> drafts.priorities().put(name, priority(value, rest));
      case "shortcircuit" -> shortcircuit(name, value, rest);
      case "reuse" -> reuse(line);
      default -> drafts.define(definition(line, name, rest));
    }
  }

  private RuleDraft definition(ConfigLine line, RuleName name, int rest) throws BadLine {
    return switch (line.key()) {
      case "header" -> HeaderLine.header(line, name, rest);
      case "mimeheader" -> HeaderLine.mimeHeader(line, name, rest);
      case "body" -> text(line, name, rest, RuleDraft.Kind.BODY, Hit.Area.BODY);
      case "rawbody" -> text(line, name, rest, RuleDraft.Kind.RAWBODY, Hit.Area.RAWBODY);
      case "full" -> text(line, name, rest, RuleDraft.Kind.FULL, Hit.Area.FULL);
      case "uri" -> text(line, name, rest, RuleDraft.Kind.URI, Hit.Area.URI);
      case "meta" -> meta(line, name, rest);
      case "uri_detail" -> UriDetailLine.parse(line, name, rest);
      case "askdns" -> AskDnsLine.parse(line, name, rest);
      default -> throw new IllegalStateException("no rule keyword: " + line.key());
    };
  }

  private RuleDraft meta(ConfigLine line, RuleName name, int rest) throws BadLine {
    MetaExpression expression = new MetaParser(line.value(), rest, drafts).parse();
    if (ValueAtRest.dividesByZero(expression)) {
      throw new BadLine(rest, "divides by 0 while no rule has hit");
    }
    return new RuleDraft.Meta(line, name, expression);
  }

  private static RuleDraft text(
      ConfigLine line, RuleName name, int rest, RuleDraft.Kind kind, Hit.Area area) throws BadLine {
    String value = line.value();
    if (value.startsWith(EVAL, rest)) {
      return EvalCall.parse(value, rest + EVAL.length()).draft(line, name, area);
    }
    return new RuleDraft.Pattern(
        line, name, kind, Optional.empty(), false, Optional.empty(), value.substring(rest), rest);
  }

  private void reuse(ConfigLine line) throws BadLine {
    for (String word : Words.of(line.value())) {
      if (!RuleName.isLegal(word)) {
        throw new BadLine(line.value().indexOf(word), "not a rule name: " + word);
      }
    }
    drafts.reuse(drafts.name(Words.of(line.value()).get(0)), line);
  }

  private void score(RuleName name, String value, int rest) throws BadLine {
    List<String> words = Words.of(value.substring(rest));
    if (words.size() != 1 && words.size() != 4) {
      throw new BadLine(rest, "expected one score or four");
    }
    double[] points = new double[4];
    boolean relative = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean inParentheses = word.startsWith("(") && word.endsWith(")");
      String number = inParentheses ? word.substring(1, word.length() - 1) : word;
      relative |= inParentheses;
      if (!ScalarSyntax.isNumber(number) || number.startsWith("+")) {
        throw new BadLine(value.indexOf(word, rest), "not a score: " + word);
      }
      points[i] = Double.parseDouble(number);
    }
    Scores scores =
        words.size() == 1
            ? Scores.same(points[0])
            : new Scores(points[0], points[1], points[2], points[3]);
    if (relative) {
      Optional<Scores> before = drafts.scoresBefore(name);
      String text = "a score in parentheses needs an earlier score of the rule";
      scores = before.orElseThrow(() -> new BadLine(rest, text)).plus(scores);
    }
    drafts.scores().put(name, scores);
  }

  private Map<String, String> flags(String value, int rest) throws BadLine {
    String text = value.substring(rest);
    Map<String, String> known = flagsByText.get(text);
    if (known != null) {
      return known;
    }
    Map<String, String> flags = new HashMap<>();
    for (String word : FLAG_ENDS.split(text)) {
      int equals = word.indexOf('=');
      String flag = equals < 0 ? word : word.substring(0, equals);
      String number = equals < 0 ? "" : word.substring(equals + 1);
      if (flag.equals("maxhits") && !ScalarSyntax.isInteger(number)) {
        continue;
      }
      if (flag.equals("range") && !PartRange.isValid(number)) {
        throw new BadLine(value.indexOf(word, rest), "range needs numbers of parts: range=2-3");
      }
      flags.put(flag, number);
    }
    flags.remove("");
    Map<String, String> shared = Map.copyOf(flags);
    flagsByText.put(text, shared);
    return shared;
  }

  /** Compat: without a number it is no limit, and the other flags count. */
  private static void checkMaxhits(String value, int rest) throws BadLine {
    int at = value.indexOf("maxhits", rest);
    if (at < 0) {
      return;
    }
    for (String word : FLAG_ENDS.split(value.substring(at))) {
      boolean maxhits = word.equals("maxhits") || word.startsWith("maxhits=");
      if (maxhits && !ScalarSyntax.isInteger(word.substring(Math.min(8, word.length())))) {
        throw new BadLine(value.indexOf(word, at), "maxhits needs a number: maxhits=5");
      }
    }
  }

  /** Compat: priority and flags are those a later line of their own still changes. */
  private void shortcircuit(RuleName name, String value, int rest) throws BadLine {
    Optional<Shortcircuit> read = Shortcircuit.parse(value.substring(rest));
    if (read.isEmpty()) {
      throw new BadLine(rest, "expected ham, spam, on or off");
    }
    if (!plugins.isLoaded(PluginTable.PACKAGE + "Shortcircuit")) {
      return;
    }
    drafts.shortcircuits().put(name, read.get());
    if (read.get().decides()) {
      if (drafts.priorityBefore(name) == 0) {
        drafts.priorities().put(name, Shortcircuit.PRIORITY);
      }
      Map<String, String> flags = new HashMap<>(drafts.flagsBefore(name));
      flags.put("noautolearn", "");
      if (read.get() == Shortcircuit.HAM) {
        flags.put("nice", "");
      }
      drafts.flags().put(name, Map.copyOf(flags));
    }
  }

  private static int priority(String value, int rest) throws BadLine {
    String text = value.substring(rest);
    if (!ScalarSyntax.isInteger(text)) {
      throw new BadLine(rest, "expected a whole number, not " + text);
    }
    return Integer.parseInt(text);
  }
}
