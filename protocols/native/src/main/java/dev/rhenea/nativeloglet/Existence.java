package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.nativeloglet.NativeMessage.Create;
import dev.rhenea.nativeloglet.NativeMessage.Created;
import dev.rhenea.nativeloglet.NativeMessage.Destroyed;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How a Loglet comes to be known on a LogServer, and to an end: by an explicit message each, and
 * never again after the end (rule N14). Copies begin in {@link CopyKeeper}.
 */
final class Existence {
  private final Environment environment;
  private final LogServerStore store;
  private final Consumer<Supplier<NativeTrace>> traceWhenDurable;

  /**
   * Of the Loglet in {@code store}.
   *
   * @param traceWhenDurable tells of a change once everything written so far is on disk
   */
  Existence(
      Environment environment,
      LogServerStore store,
      Consumer<Supplier<NativeTrace>> traceWhenDurable) {
    this.environment = environment;
    this.store = store;
    this.traceWhenDurable = traceWhenDurable;
  }

  Future<FromLogServer> create(Create create) {
    LogServerState state = store.accepted();
    if (state.destroyed()) {
      return environment.completed(new Unknown());
    }
    if (state.created().isEmpty() && !store.hasRoom()) { // it could, and would refuse the entries
      return environment.unavailable(
          new Diagnosis(
              "create of %s: the disk is full".formatted(environment.unit()),
              List.of(environment.node()),
              "free space there"));
    }
    if (state.created().isEmpty()) {
      store.change(state.createdWith(create.parameters()));
      traceWhenDurable.accept(NativeTrace.LogServer.Created::new);
    } else if (!state.created().get().isSameAs(create.parameters())) {
      return environment.unavailable(
          Diagnosis.of(environment.unit() + " exists with other members, an id was used twice"));
    } else if (state.isCopy()) {
      return environment.unavailable(
          Diagnosis.of(environment.unit() + " exists as a copy, an id was used twice"));
    }
    return store.whenDurable(() -> new Created(store.folder()));
  }

  /** A Loglet that is not known here may be created later: then it is sealed. */
  Future<FromLogServer> sealUnknown() {
    LogServerState state = store.accepted();
    if (!state.sealed() && !state.destroyed() && !state.isCopy()) {
      store.change(state.seal());
    }
    return store.whenDurable(Unknown::new);
  }

  Future<FromLogServer> destroy() {
    if (!store.accepted().destroyed()) {
      store.change(store.accepted().destroy());
      store.trim(store.acceptedTail());
      traceWhenDurable.accept(NativeTrace.LogServer.Destroyed::new);
    }
    return store.whenDurable(Destroyed::new);
  }
}
