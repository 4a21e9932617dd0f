package dev.rhenea.spec;

import java.util.List;
import java.util.Optional;

/**
 * A parameter that a provider declares; the language, its help and the documentation are made from
 * it.
 *
 * @param name as written before the colon; lower case
 * @param type what it takes
 * @param position where it stands when written without its name
 * @param defaultText what holds when it is left out, in words or as the value's spelling; empty if
 *     it must be given
 * @param doc one sentence for a person, with unit and range
 */
public record Parameter(
    String name, Type type, Position position, Optional<String> defaultText, String doc) {

  /** What a parameter takes. */
  public sealed interface Type {
    /** One node. */
    record Node() implements Type {}

    /** At least {@code least} nodes. */
    record Nodes(int least) implements Type {}

    /** One composition; its value is {@link Value.Child}. */
    record Child() implements Type {}

    /** At least {@code least} compositions. */
    record Children(int least) implements Type {}

    record Text() implements Type {}

    /** A folder outside the cluster; its value is {@link Value.Folder}. */
    record Folder() implements Type {}

    /** A bucket of an object service, by its address; its value is {@link Value.Folder}. */
    record Bucket() implements Type {}

    /** A whole number in a closed range. */
    record Whole(long least, long most) implements Type {}

    record Decimal() implements Type {}

    record Size() implements Type {}

    record Span() implements Type {}

    record File() implements Type {}

    /** One of the words. */
    record Choice(List<String> words) implements Type {
      public Choice {
        words = List.copyOf(words);
      }
    }
  }

  /** Whether the parameter's name may be left out. */
  public enum Position {
    /** Must be written with its name. */
    NAMED,
    /** Takes the next argument without a name. */
    NEXT,
    /** Takes all remaining arguments without a name; its value is {@link Value.Items}. */
    REST
  }

  /** A parameter that must be given, as all the arguments without a name. */
  public static Parameter rest(String name, Type type, String doc) {
    return new Parameter(name, type, Position.REST, Optional.empty(), doc);
  }

  /** A parameter that must be given, as the next argument without a name. */
  public static Parameter next(String name, Type type, String doc) {
    return new Parameter(name, type, Position.NEXT, Optional.empty(), doc);
  }

  /** A parameter that must be given, with its name. */
  public static Parameter required(String name, Type type, String doc) {
    return new Parameter(name, type, Position.NAMED, Optional.empty(), doc);
  }

  /** A parameter that may be left out and must be named otherwise. */
  public static Parameter named(String name, Type type, String defaultText, String doc) {
    return new Parameter(name, type, Position.NAMED, Optional.of(defaultText), doc);
  }

  public boolean required() {
    return defaultText.isEmpty();
  }
}
