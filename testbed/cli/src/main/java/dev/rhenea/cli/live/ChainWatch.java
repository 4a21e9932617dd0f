package dev.rhenea.cli.live;

import dev.rhenea.bench.report.Timeline;
import dev.rhenea.cli.client.ChainView;
import java.util.Optional;

/**
 * Tells why a chain grew: a switch that was asked for, or the log moving by itself after something
 * happened to its nodes. Times are nanoseconds on the load's clock, never falling.
 */
public final class ChainWatch {
  private final Chronicle chronicle;
  private ChainView.Part active;
  private Optional<Asked> asked = Optional.empty();
  private Optional<Event> last = Optional.empty();

  private record Asked(String target, long at) {}

  /** Something that happened to the nodes. */
  private record Event(String words, long at) {}

  /** Watches a chain that is {@code first} now. */
  public ChainWatch(Chronicle chronicle, ChainView first) {
    this.chronicle = chronicle;
    this.active = first.active();
  }

  /** What the log runs on, as far as it was seen. */
  public String composition() {
    return active.composition();
  }

  /** Nodes are hit. */
  public void hit(String words, long at) {
    chronicle.mark(Timeline.Kind.FAULT, words, at);
    last = Optional.of(new Event(words, at));
  }

  /** Nodes are well again. */
  public void healed(String words, long at) {
    chronicle.mark(Timeline.Kind.HEALED, words, at);
    last = Optional.of(new Event(words, at));
  }

  /** Somebody asks for another composition, by its canonical text. */
  public void ask(String target, long at) {
    chronicle.mark(Timeline.Kind.SWITCH, "switch", at);
    asked = Optional.of(new Asked(target, at));
  }

  /** A switch that was asked for and not seen yet. */
  public Optional<String> missing() {
    return asked.map(Asked::target);
  }

  /** The chain is that, at the latest. */
  public void see(ChainView chain, long at) {
    for (ChainView.Part part : chain.segments()) {
      if (part.id() > active.id()) {
        change(part, at);
        active = part;
      }
    }
  }

  private void change(ChainView.Part next, long at) {
    Optional<Asked> fulfilled = asked.filter(request -> request.target.equals(next.composition()));
    long began = fulfilled.map(Asked::at).or(() -> last.map(Event::at)).orElse(at);
    String cause =
        fulfilled.isPresent()
            ? "asked"
            : last.map(event -> "after " + event.words).orElse("by itself");
    if (fulfilled.isPresent()) {
      asked = Optional.empty();
    } else {
      chronicle.mark(Timeline.Kind.HEALED, "moved by itself", at);
    }
    chronicle.change(
        new Chronicle.Change(active.composition(), next.composition(), cause, began, at));
  }
}
