package dev.rhenea.composition;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Compositions as people write them, over everything that is on the class path. */
public final class Written {
  public static final Catalogue CATALOGUE = Catalogue.load();

  /** The file that {@code encrypt} is given in tests. */
  public static final String KEY_FILE = "log.key";

  /** Two keys; the second one writes. */
  public static final String KEYS = "# old\n" + "0f".repeat(32) + "\n\n" + "a5".repeat(32) + "\n";

  private Written() {}

  public static ProtocolSpec spec(String text) {
    return switch (Composition.parse(text, CATALOGUE, Optional.empty())) {
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Composition.Parsed.Refused(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  /** What is wrong with {@code text}. */
  public static List<String> problems(String text) {
    return switch (Composition.parse(text, CATALOGUE, Optional.empty())) {
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> List.of();
      case Composition.Parsed.Refused(List<Problem> problems) ->
          problems.stream().map(Problem::toString).toList();
    };
  }

  public static List<NodeId> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new NodeId("n" + i)).toList();
  }

  public static SortedMap<String, Payload> files() {
    return new TreeMap<>(Map.of(KEY_FILE, Payload.utf8(KEYS)));
  }
}
