package dev.rhenea.composition;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compositions written in Java. It reads like the text, and means what the text means, because the
 * text is what becomes of it: the same defaults, the same checks, the same messages.
 *
 * <pre>
 *   import static dev.rhenea.composition.Compose.*;
 *
 *   stripe(loglet("native").on("n1..n3"), loglet("native").on("n3..n5").with("sequencer", node("n5")))
 *       .spec(Catalogue.load());
 * </pre>
 */
public final class Compose {
  private Compose() {}

  /**
   * A protocol with its arguments, so far. Immutable.
   *
   * @param protocol the provider's name, e.g. {@code native}
   * @param arguments in the language's spelling
   */
  public record Part(String protocol, List<String> arguments) {
    public Part {
      arguments = List.copyOf(arguments);
    }

    /** The nodes it runs on: names, and ranges such as {@code n1..n5}. */
    public Part on(String... nodes) {
      return and(Stream.of(nodes));
    }

    /** One more argument, by its name. */
    public Part with(String parameter, Value value) {
      return and(Stream.of(parameter + ": " + value));
    }

    /** One more argument, a composition, by its name. */
    public Part with(String parameter, Part part) {
      return and(Stream.of(parameter + ": " + part.text()));
    }

    private Part and(Stream<String> more) {
      return new Part(protocol, Stream.concat(arguments.stream(), more).toList());
    }

    /** The composition as text; {@link Composition#print} has the canonical one. */
    public String text() {
      return protocol + "(" + String.join(", ", arguments) + ")";
    }

    /**
     * What is built of it.
     *
     * @throws IllegalArgumentException if the text would be refused; the message has every problem,
     *     with its place in the text
     */
    public ProtocolSpec spec(Catalogue catalogue) {
      return switch (Composition.parse(text(), catalogue, Optional.empty())) {
        case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
        case Composition.Parsed.Refused(List<Problem> problems) ->
            throw new IllegalArgumentException(
                problems.stream()
                    .map(problem -> problem.render(text()))
                    .collect(Collectors.joining("\n")));
      };
    }
  }

  /** Any protocol by its name, without arguments yet. */
  public static Part loglet(String protocol) {
    return new Part(protocol, List.of());
  }

  /** RAID 0: the entries go round the children. */
  public static Part stripe(Part... children) {
    return around("stripe", children);
  }

  /** RAID 1: every entry is on every child. */
  public static Part mirror(Part... children) {
    return around("mirror", children);
  }

  /** RAID 5 and 6: a shard of every entry is on every child, and any {@code k} are enough. */
  public static Part parity(int k, Part... children) {
    Part parts = around("parity", children);
    return new Part(
        "parity",
        Stream.concat(Stream.of(Integer.toString(k)), parts.arguments().stream()).toList());
  }

  /** Entries stored compressed. */
  public static Part compress(Part child) {
    return around("compress", child);
  }

  /** Entries stored encrypted, under the keys in a file of each node. */
  public static Part encrypt(Part child, Value.File key) {
    return around("encrypt", child).with("key", key);
  }

  /** Entries stored with a checksum. */
  public static Part checksum(Part child) {
    return around("checksum", child);
  }

  /** What was read is remembered. */
  public static Part cache(Part child) {
    return around("cache", child);
  }

  /** No more than a budget. */
  public static Part throttle(Part child) {
    return around("throttle", child);
  }

  /** Calls that are lost and late at random. */
  public static Part faulty(Part child) {
    return around("faulty", child);
  }

  public static Value.Node node(String name) {
    return new Value.Node(new NodeId(name));
  }

  public static Value.File file(String path) {
    return new Value.File(path);
  }

  public static Value.Word word(String word) {
    return new Value.Word(word);
  }

  private static Part around(String protocol, Part... children) {
    List<String> texts = new ArrayList<>();
    for (Part child : children) {
      texts.add(child.text());
    }
    return new Part(protocol, texts);
  }
}
