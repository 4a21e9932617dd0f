package dev.rhenea.cli.experiment;

import dev.rhenea.checker.history.History;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.composition.Composition;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.worlds.simulation.Measured;
import dev.rhenea.worlds.simulation.Spectator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Remembers of a simulated run what its report needs. */
final class Onlooker implements Spectator {
  private final Catalogue catalogue;
  private final List<Version> versions = new ArrayList<>();
  private OptionalLong began = OptionalLong.empty();
  private History history = History.of(List.of());
  private List<Measured> operations = List.of();

  /** A version of the chain, and when somebody first went on with it. */
  record Version(long time, ChainView chain) {}

  Onlooker(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void phase(long time, String name) {
    if (name.equals("safety")) { // the schedule begins
      began = OptionalLong.of(time);
    }
  }

  @Override
  public void adopted(long time, Stored chain) {
    versions.add(new Version(time, view(chain)));
  }

  @Override
  public void ended(History all, List<Measured> measured) {
    history = all;
    operations = List.copyOf(measured);
  }

  /** When the schedule began, in virtual nanoseconds; empty if it never came to that. */
  OptionalLong began() {
    return began;
  }

  History history() {
    return history;
  }

  List<Measured> operations() {
    return operations;
  }

  /** By the time at which they were first seen, which is not always the order of their versions. */
  List<Version> versions() {
    return List.copyOf(versions);
  }

  private ChainView view(Stored stored) {
    return new ChainView(
        stored.version().number(),
        stored.chain().trimMark().value(),
        0,
        stored.record().pending().map(intent -> Composition.print(intent.target(), catalogue)),
        stored.chain().segments().stream().map(this::part).toList());
  }

  private ChainView.Part part(Segment segment) {
    Optional<Lsn> stop = segment.stop();
    return new ChainView.Part(
        segment.id().number(),
        segment.start().value(),
        stop.isPresent() ? OptionalLong.of(stop.get().value()) : OptionalLong.empty(),
        Composition.print(segment.created(), catalogue),
        segment.loglet().toString());
  }
}
