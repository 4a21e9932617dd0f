package dev.rhenea.spec;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The stored form of a {@link ProtocolSpec}: in the chain, and in messages that create Loglets. */
public final class SpecCodec {
  private SpecCodec() {}

  public static void write(PayloadWriter out, ProtocolSpec spec) {
    out.text(spec.protocol()).number(spec.specVersion());
    out.list(
        List.copyOf(spec.arguments().entrySet()),
        (to, argument) -> writeValue(to.text(argument.getKey()), argument.getValue()));
  }

  public static ProtocolSpec read(PayloadReader in) {
    String protocol = in.text();
    int version = in.count();
    SequencedMap<String, Value> arguments = new LinkedHashMap<>();
    int size = in.count();
    for (int i = 0; i < size; i++) {
      arguments.put(in.text(), readValue(in));
    }
    return new ProtocolSpec(protocol, version, arguments);
  }

  private static void writeValue(PayloadWriter out, Value value) {
    switch (value) {
      case Value.Text(String text) -> out.tag(1).text(text);
      case Value.Whole(long number) -> out.tag(2).number(number);
      case Value.Decimal(BigDecimal number) -> out.tag(3).text(number.toString());
      case Value.Size(long bytes) -> out.tag(4).number(bytes);
      case Value.Span(Duration duration) -> out.tag(5).number(duration.toNanos());
      case Value.File(String path) -> out.tag(6).text(path);
      case Value.Word(String word) -> out.tag(7).text(word);
      case Value.Node(NodeId id, var storageId) ->
          out.tag(8)
              .text(id.name())
              .optional(storageId, (to, storage) -> to.number(storage.value()));
      case Value.Items(List<Value> items) -> out.tag(9).list(items, SpecCodec::writeValue);
      case Value.Child(ProtocolSpec spec) -> write(out.tag(10), spec);
      case Value.Folder(String path, var storageId) ->
          out.tag(11).text(path).optional(storageId, (to, storage) -> to.number(storage.value()));
    }
  }

  private static Value readValue(PayloadReader in) {
    int tag = in.tag();
    return switch (tag) {
      case 1 -> new Value.Text(in.text());
      case 2 -> new Value.Whole(in.number());
      case 3 -> new Value.Decimal(new BigDecimal(in.text()));
      case 4 -> new Value.Size(in.number());
      case 5 -> new Value.Span(Duration.ofNanos(in.number()));
      case 6 -> new Value.File(in.text());
      case 7 -> new Value.Word(in.text());
      case 8 ->
          new Value.Node(new NodeId(in.text()), in.optional(from -> new StorageId(from.number())));
      case 9 -> new Value.Items(in.list(SpecCodec::readValue));
      case 10 -> new Value.Child(read(in));
      case 11 -> new Value.Folder(in.text(), in.optional(from -> new StorageId(from.number())));
      default -> throw new MalformedPayloadException("a value of unknown kind " + tag);
    };
  }
}
