package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Hit;

/** Eval functions about attached images (SpamAssassin 4.0.1 behaviour of its ImageInfo plugin). */
final class ImageInfoEvals {

  private static final String ALL = "all";

  private ImageInfoEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "image_count", within(Images::count),
        "pixel_coverage", within(Images::area),
        "image_to_text_ratio", ImageInfoEvals::imageToTextRatio,
        "image_named", ImageInfoEvals::named,
        "image_name_regex", ImageInfoEvals::nameMatches,
        "image_size_exact", ImageInfoEvals::sizeExact,
        "image_size_range", ImageInfoEvals::sizeRange);
  }

  private static Eval named(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String name = Arguments.of(rule).text(0);
    return (scan, notes) -> Eval.of(images(scan).names().contains(name));
  }

  private static Eval nameMatches(Rule.EvalRule rule, Settings settings) throws BadArguments {
    TextPattern pattern = TextPattern.compile(Arguments.of(rule).text(0));
    return (scan, notes) ->
        Eval.of(
            images(scan).names().stream().anyMatch(name -> pattern.matches(name, scan.budget())));
  }

  /** {@code (type, height, width)}. */
  private static Eval sizeExact(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double height = arguments.number(1);
    double width = arguments.number(2);
    return anySize(arguments.text(0), size -> size.height() == height && size.width() == width);
  }

  /** {@code (type, min height, min width[, max height[, max width]])}. */
  private static Eval sizeRange(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double minHeight = arguments.number(1);
    double minWidth = arguments.number(2);
    double maxHeight = arguments.number(3, Double.POSITIVE_INFINITY);
    double maxWidth = arguments.number(4, Double.POSITIVE_INFINITY);
    return anySize(
        arguments.text(0),
        size ->
            size.height() >= minHeight
                && size.height() <= maxHeight
                && size.width() >= minWidth
                && size.width() <= maxWidth);
  }

  private static Eval anySize(String type, Predicate<ImageSize> test) {
    return (scan, notes) ->
        Eval.of(
            images(scan).sizes().stream()
                .anyMatch(s -> (type.equals(ALL) || s.type().equals(type)) && test.test(s)));
  }

  /** {@code (type, min[, max])}: whether a number about the images of a type is within bounds. */
  private static EvalFunction within(ToLongBiFunction<Images, String> number) {
    return (rule, settings) -> {
      Arguments arguments = Arguments.of(rule);
      String type = arguments.text(0);
      double min = arguments.number(1);
      double max = arguments.number(2, Double.POSITIVE_INFINITY);
      return (scan, notes) -> {
        long value = number.applyAsLong(images(scan), type);
        return Eval.of(value >= min && value <= max);
      };
    };
  }

  private static Eval imageToTextRatio(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    String type = arguments.text(0);
    double min = arguments.number(1);
    double max = arguments.number(2);
    boolean raw = rule.area() == Hit.Area.RAWBODY;
    return (scan, notes) -> {
      long area = images(scan).area(type);
      if (area <= 0) {
        return 0;
      }
      List<Bytes> texts = raw ? scan.texts().rawbody() : scan.texts().body();
      double ratio = (double) texts.stream().mapToLong(Bytes::length).sum() / area;
      return Eval.of(ratio >= min && ratio < max);
    };
  }

  private static Images images(ScanContext scan) {
    return scan.fact(Images.class, Images::of);
  }

  /** The images of one message. */
  private record Images(List<String> types, List<ImageSize> sizes, List<String> names) {

    static Images of(ScanContext scan) {
      List<String> types = new ArrayList<>();
      List<ImageSize> sizes = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Part.Leaf leaf : scan.message().leaves()) {
        String type = leaf.type().startsWith("image/") ? leaf.type().substring(6) : "";
        type = type.equals("jpg") ? "jpeg" : type;
        if (leaf.transferEncoding().equals("base64")
            && List.of("gif", "png", "jpeg").contains(type)) {
          types.add(type);
          ImageSize.read(type, leaf.decoded())
              .ifPresent(
                  size -> {
                    sizes.add(size);
                    leaf.name().ifPresent(names::add);
                  });
        }
      }
      return new Images(types, sizes, names);
    }

    long count(String type) {
      return types.stream().filter(t -> type.equals(ALL) || t.equals(type)).count();
    }

    long area(String type) {
      return sizes.stream()
          .filter(s -> type.equals(ALL) || s.type().equals(type))
          .mapToLong(ImageSize::area)
          .sum();
    }
  }
}
