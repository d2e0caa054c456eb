package org.hamlet.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.verdict.LimitLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTokenizerTest {

  static List<HtmlCases.Case> cases() {
    return HtmlCases.read("tokens.cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsTheEventsOfPerlsParser(HtmlCases.Case one) {
    EventLog log = new EventLog();
    new HtmlTokenizer(
            one.html(), SourceForm.UNICODE, new HtmlBounds(HtmlLimits.DEFAULT, new LimitLog()), log)
        .run();
    assertEquals(String.join("\n", one.expected()), String.join("\n", log.events));
  }

  /** Events as the golden file writes them. */
  private static final class EventLog implements TokenHandler {

    private final List<String> events = new ArrayList<>();

    @Override
    public void start(StartTag tag) {
      List<String> attributes = new ArrayList<>();
      for (String name : tag.attributes()) {
        attributes.add(name + "=" + tag.value(name).orElseThrow());
      }
      add("S:" + tag.name() + "{" + String.join(",", attributes) + "}");
    }

    @Override
    public void end(String name) {
      add("E:" + name);
    }

    @Override
    public void text(String text) {
      add("T:[" + text + "]");
    }

    @Override
    public void comment(String source) {
      add("C:" + source);
    }

    @Override
    public void declaration(String source) {
      add("D:" + source);
    }

    private void add(String event) {
      events.add(HtmlCases.escape(event));
    }
  }
}
