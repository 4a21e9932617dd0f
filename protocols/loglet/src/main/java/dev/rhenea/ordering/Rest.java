package dev.rhenea.ordering;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.List;

/** What became of submitted entries that are not known to be committed. */
public sealed interface Rest {
  /** There are none. */
  record Nothing() implements Rest {}

  /**
   * They are not yet.
   *
   * @param lagging nodes that have not taken them
   * @param why they have not, as far as that is known; else empty
   */
  record Waiting(List<NodeId> lagging, String why) implements Rest {
    public Waiting {
      lagging = List.copyOf(lagging);
    }
  }

  /** The Loglet is being sealed, and nothing is ordered there any more. */
  record Sealed() implements Rest {}

  /** That party may not, or can not, order entries, now or ever. */
  record Fenced(String reason) implements Rest {}

  /** Writes this outcome behind what {@code out} has; nothing may be written behind it. */
  default PayloadWriter write(PayloadWriter out) {
    return switch (this) {
      case Nothing() -> out.tag(0);
      case Waiting(List<NodeId> lagging, String why) -> // builds before do not know the text
          out.tag(1).list(lagging, (to, node) -> to.text(node.name())).text(why);
      case Sealed() -> out.tag(2);
      case Fenced(String reason) -> out.tag(3).text(reason);
    };
  }

  /** Reads what {@link #write} wrote. */
  static Rest read(PayloadReader in) {
    int tag = in.tag();
    return switch (tag) {
      case 0 -> new Nothing();
      case 1 -> new Waiting(in.list(Rest::readNode), in.hasMore() ? in.text() : "");
      case 2 -> new Sealed();
      case 3 -> new Fenced(in.text());
      default -> throw new MalformedPayloadException("an outcome of unknown kind " + tag);
    };
  }

  private static NodeId readNode(PayloadReader in) {
    try {
      return new NodeId(in.text());
    } catch (IllegalArgumentException notAName) {
      throw new MalformedPayloadException(String.valueOf(notAName.getMessage()));
    }
  }
}
