package org.hamlet.rule;

import java.time.Duration;
import java.util.function.BiPredicate;
import org.hamlet.content.office.OfficeOptions;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.verdict.LimitLog;
import org.jspecify.annotations.Nullable;

/** The settings that begin with {@code olemacro_}, as what is looked at of attached documents. */
final class OfficeTests {

  /** How long a pattern may take on the name or type of one file. */
  static final Duration PER_NAME = Duration.ofMillis(100);

  /** How long a pattern may take on one document. */
  static final Duration PER_DOCUMENT = Duration.ofSeconds(1);

  private OfficeTests() {}

  static OfficeOptions options(Settings settings) {
    OfficeOptions.Names names =
        new OfficeOptions.Names(
            name(settings, "olemacro_exts"),
            name(settings, "olemacro_macro_exts"),
            name(settings, "olemacro_zips"),
            name(settings, "olemacro_skip_exts"),
            name(settings, "olemacro_skip_ctypes"),
            settings.flag("olemacro_prefer_contentdisposition"),
            settings.flag("olemacro_extended_scan"));
    return new OfficeOptions(
        names,
        (int) settings.number("olemacro_num_mime"),
        Math.max(0, (int) settings.number("olemacro_max_file")),
        new OfficeOptions.Archives(
            (int) settings.number("olemacro_num_zip"), (int) settings.number("olemacro_zip_depth")),
        new Test(settings.text("olemacro_download_marker"), "PER_DOCUMENT", PER_DOCUMENT));
  }

  private static BiPredicate<String, LimitLog> name(Settings settings, String setting) {
    Test test = new Test(settings.text(setting), "PER_NAME", PER_NAME);
    return (name, log) -> test.test(Bytes.ofLatin1(name), log);
  }

  /**
   * A pattern, compiled when first used; one that takes too long does not match, which is noted.
   */
  private static final class Test implements BiPredicate<Bytes, LimitLog> {

    private final String bare;
    private final String limit;
    private final Duration most;
    private volatile @Nullable PerlPattern compiled;

    Test(String bare, String limit, Duration most) {
      this.bare = bare;
      this.limit = limit;
      this.most = most;
    }

    @Override
    public boolean test(Bytes data, LimitLog log) {
      try {
        return pattern().matches(data, MatchBudget.of(most, most));
      } catch (MatchGivenUp timeout) {
        log.reached(OfficeTests.class, limit, most.toMillis(), "ms");
        return false;
      }
    }

    /** Compiled twice when two threads come first at the same time, which does no harm. */
    private PerlPattern pattern() {
      PerlPattern ready = compiled;
      if (ready == null) {
        ready = compile();
        compiled = ready;
      }
      return ready;
    }

    private PerlPattern compile() {
      try {
        return PerlPattern.compileBare(bare);
      } catch (PatternProblem problem) {
        throw new IllegalStateException("a setting that was not checked: " + bare, problem);
      }
    }
  }
}
