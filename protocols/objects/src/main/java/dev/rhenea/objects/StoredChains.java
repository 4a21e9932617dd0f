package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The chains in one store. Each version is an object of its own, written once; so however many
 * nodes keep versions at the same time, in whatever order, the highest of them stays, and whoever
 * lists sees it: an object is deleted only by who has seen a higher version.
 */
final class StoredChains implements ChainArchive {
  private static final Comparator<Label> HIGHEST_FIRST =
      Comparator.comparing(Label::log)
          .thenComparing(Label::origin)
          .thenComparing(Label::version, Comparator.reverseOrder());

  private final Environment environment;
  private final ObjectStore objects;
  private final ProtocolSpec spec;
  private final Duration deadline;

  /**
   * @param deadline how long one call may take, however many it needs of the store
   */
  StoredChains(Environment environment, ObjectStore objects, ProtocolSpec spec, Duration deadline) {
    this.environment = environment;
    this.objects = objects;
    this.spec = spec;
    this.deadline = deadline;
  }

  @Override
  public ProtocolSpec store() {
    return spec;
  }

  @Override
  public Future<Done> keep(Label label, Payload chain) {
    PatientStore store =
        during("keep version %s of the chain of".formatted(label.version()), label);
    return store
        .putIfAbsent(KeptChain.name(label), new KeptChain(label, chain).encode())
        .map(written -> {
          prune(store, label)
              .whenDone(() -> {}); // it costs space only, and the next one tries again
          return Done.DONE;
        });
  }

  /** Deletes the versions of the log below the highest one there is. */
  private Future<Done> prune(PatientStore store, Label label) {
    return store
        .list(KeptChain.FOLDER)
        .compose(names -> {
          List<Label> versions =
              sorted(names).stream().filter(label::isOfOneLogWith).skip(1).toList();
          return Future.all(
              environment, versions.stream().map(KeptChain::name).map(store::delete).toList());
        })
        .map(deleted -> Done.DONE);
  }

  @Override
  public Future<List<Label>> labels() {
    return during("list the chains in " + spec).list(KeptChain.FOLDER).map(StoredChains::highest);
  }

  private static List<Label> highest(List<String> names) {
    List<Label> highest = new ArrayList<>();
    for (Label label : sorted(names)) {
      if (highest.isEmpty() || !highest.getLast().isOfOneLogWith(label)) {
        highest.add(label);
      }
    }
    return List.copyOf(highest);
  }

  private static List<Label> sorted(List<String> names) {
    return names.stream()
        .flatMap(name -> KeptChain.label(name).stream())
        .sorted(HIGHEST_FIRST)
        .toList();
  }

  @Override
  public Future<Optional<Payload>> read(Label label) {
    return during("read the chain of", label)
        .get(KeptChain.name(label))
        .compose(found ->
            found
                .map(bytes -> decode(label, bytes))
                .orElseGet(() -> environment.completed(Optional.empty())));
  }

  private Future<Optional<Payload>> decode(Label label, Payload bytes) {
    String wrong = "it is that of another log";
    try {
      KeptChain kept = KeptChain.decode(bytes);
      if (kept.label().equals(label)) {
        return environment.completed(Optional.of(kept.chain()));
      }
    } catch (MalformedPayloadException damaged) {
      wrong = String.valueOf(damaged.getMessage());
    }
    return environment.unavailable(
        new Diagnosis(
            "object %s in %s is damaged: %s".formatted(KeptChain.name(label), spec, wrong),
            List.of(),
            "restore the object from a backup"));
  }

  private PatientStore during(String what, Label label) {
    return during("%s log %s in %s".formatted(what, label.log(), spec));
  }

  private PatientStore during(String operation) {
    return new PatientStore(environment, objects, operation, deadline);
  }
}
