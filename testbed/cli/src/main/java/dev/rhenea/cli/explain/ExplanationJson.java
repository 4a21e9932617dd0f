package dev.rhenea.cli.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.composition.Problem;
import dev.rhenea.composition.calculator.Calculation;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An explanation for scripts.
 *
 * @param text the canonical text, or what was given if it has errors
 * @param tree absent if there are errors
 * @param traits absent if there are errors
 * @param append absent if there are errors, like seal and read, or if it takes no appends
 * @param read a linearizable one: checkTail, then readNext
 * @param storageFactor bytes stored for each byte of an entry; absent if it is not known
 * @param busiest absent if it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExplanationJson(
    String text,
    @Nullable Tree tree,
    @Nullable Traits traits,
    @Nullable CallJson append,
    @Nullable CallJson seal,
    @Nullable CallJson read,
    @Nullable Double storageFactor,
    @Nullable Busiest busiest,
    List<Fault> errors,
    List<String> warnings) {

  /** A protocol and its arguments: texts, lists of them, or trees. */
  record Tree(String protocol, Map<String, Object> arguments) {
    static Tree of(ProtocolSpec spec) {
      Map<String, Object> arguments = new LinkedHashMap<>();
      spec.arguments().forEach((name, value) -> arguments.put(name, plain(value)));
      return new Tree(spec.protocol(), arguments);
    }

    private static Object plain(Value value) {
      return switch (value) {
        case Value.Child(ProtocolSpec spec) -> of(spec);
        case Value.Items(List<Value> items) -> items.stream().map(Tree::plain).toList();
        case Value.Text(String text) -> text;
        case Value.Folder(String path, var unbound) -> path;
        case Value.Whole(long number) -> number;
        default -> value.toString();
      };
    }
  }

  /** The traits; {@code largestEntry} in bytes, {@code durability} none, page-cache or fsync. */
  record Traits(
      String durability,
      int largestEntry,
      boolean dense,
      boolean issueOrder,
      String seal,
      boolean simulatable,
      boolean canImport) {
    static Traits of(LogletTraits traits) {
      return new Traits(
          word(traits.durability()),
          traits.largestEntry(),
          traits.dense(),
          traits.issueOrder(),
          word(traits.seal()),
          traits.simulatable(),
          traits.canImport());
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The node with the largest share of an append's messages, from 0 to 1. */
  record Busiest(String node, double share) {
    static Busiest of(Calculation.Busiest busiest) {
      return new Busiest(busiest.node().name(), busiest.share());
    }
  }

  /** An error; line and column from 1. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fault(int line, int column, String message, @Nullable String suggestion) {
    static Fault of(Problem problem) {
      return new Fault(
          problem.region().line(),
          problem.region().column(),
          problem.message(),
          problem.suggestion().orElse(null));
    }
  }

  static ExplanationJson of(Explanation explanation) {
    return switch (explanation) {
      case Explanation.Understood understood ->
          new ExplanationJson(
              understood.text(),
              Tree.of(understood.spec()),
              Traits.of(understood.traits()),
              understood.calculation().appends()
                  ? CallJson.of(understood.calculation(), understood.calculation().append())
                  : null,
              CallJson.of(understood.calculation(), understood.calculation().seal()),
              CallJson.of(understood.calculation(), understood.calculation().read()),
              understood.calculation().storageFactor().orElse(null),
              understood.calculation().busiest().map(Busiest::of).orElse(null),
              List.of(),
              understood.warnings());
      case Explanation.Refused(String text, List<Problem> problems) ->
          new ExplanationJson(
              text,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              problems.stream().map(Fault::of).toList(),
              List.of());
    };
  }
}
