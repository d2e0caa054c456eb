package org.hamlet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/compatibility.md says which tags there are. */
class TagsDocumentedTest {

  private static final Pattern ROW =
      Pattern.compile(
          "\\| `([A-Z]+)` \\| (same|differs|empty|absent|plugin) \\| ?(stays as written)?");

  @Test
  void rowsSayWhatTheCodeDoes() throws IOException {
    String page = Files.readString(Path.of("../docs/compatibility.md"));
    String table = page.substring(page.indexOf("<!-- tags: begin"), page.indexOf("<!-- tags: end"));
    List<MatchResult> rows = ROW.matcher(table).results().toList();
    assertThat(rows).hasSizeGreaterThan(50);
    System.out.printf("%d tags documented%n", rows.size());
    Tags tags = anyTags();
    for (MatchResult row : rows) {
      String tag = "_" + row.group(1) + "_";
      String value = tags.expand(tag);
      if (row.group(3) != null) {
        continue;
      }
      switch (row.group(2)) {
        case "absent", "plugin" -> assertThat(value).isEqualTo(tag);
        case "empty" -> assertThat(value).as(tag).isEmpty();
        default -> assertThat(value).as(tag).isNotEqualTo(tag);
      }
    }
  }

  private static Tags anyTags() {
    ReportCase some = ReportCase.all().findFirst().orElseThrow();
    return some.report().tags();
  }
}
