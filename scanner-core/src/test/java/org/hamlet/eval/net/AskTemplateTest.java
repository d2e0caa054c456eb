package org.hamlet.eval.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hamlet.verdict.LimitLog;
import org.junit.jupiter.api.Test;

class AskTemplateTest {

  @Test
  void givesSoManyNames() {
    AskTemplate template = AskTemplate.of("_TAG_.example.com");
    for (int values : List.of(AskTemplate.MAX_NAMES, AskTemplate.MAX_NAMES + 1)) {
      List<String> all = IntStream.range(0, values).mapToObj(i -> "n" + i).toList();
      LimitLog log = new LimitLog();
      assertThat(template.names(Map.of("TAG", all), log))
          .hasSize(AskTemplate.MAX_NAMES)
          .contains("n0.example.com", "n" + (AskTemplate.MAX_NAMES - 1) + ".example.com");
      assertThat(log.reached()).hasSize(values - AskTemplate.MAX_NAMES);
    }
  }
}
