package dev.rhenea.cli.protocols;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ProtocolProvider;
import dev.rhenea.spec.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An installed protocol as it is shown: {@code kind} is {@code loglet} or {@code register}. */
record Protocol(
    String name, String kind, String summary, String source, List<Argument> parameters) {

  /** A parameter; {@code fallback} holds when it is left out, and is absent if it must be given. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Argument(
      String name, String type, boolean required, @Nullable String fallback, String doc) {
    private static Argument of(Parameter parameter) {
      return new Argument(
          parameter.name(),
          words(parameter.type()),
          parameter.required(),
          parameter.defaultText().orElse(null),
          parameter.doc());
    }
  }

  /** All protocols, Loglets first. */
  static List<Protocol> all(Catalogue catalogue) {
    return Stream.concat(
            catalogue.loglets().stream().map(provider -> of("loglet", provider)),
            catalogue.registers().stream().map(provider -> of("register", provider)))
        .toList();
  }

  private static Protocol of(String kind, ProtocolProvider provider) {
    return new Protocol(
        provider.name(),
        kind,
        provider.summary(),
        provider.source(),
        provider.parameters().stream().map(Argument::of).toList());
  }

  private static String words(Parameter.Type type) {
    return switch (type) {
      case Parameter.Type.Node() -> "a node";
      case Parameter.Type.Nodes(int least) -> "nodes, at least " + least;
      case Parameter.Type.Child() -> "a composition";
      case Parameter.Type.Children(int least) -> "compositions, at least " + least;
      case Parameter.Type.Text() -> "a text in quotes";
      case Parameter.Type.Folder() -> "a folder, for example \"/mnt/cold\"";
      case Parameter.Type.Bucket() -> "a bucket, for example \"https://s3.example.com/cold/logs\"";
      case Parameter.Type.Whole(long least, long most) ->
          "a whole number from %d to %d".formatted(least, most);
      case Parameter.Type.Decimal() -> "a number";
      case Parameter.Type.Size() -> "a size, for example 64KiB";
      case Parameter.Type.Span() -> "a duration, for example 5ms";
      case Parameter.Type.File() -> "a file, for example file(\"log.key\")";
      case Parameter.Type.Choice(List<String> choices) -> "one of " + String.join(", ", choices);
    };
  }
}
