package dev.rhenea.s3;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Objects of a bucket. What a call found, or wrote, counts only if the bucket is the store that is
 * meant before and after it (rule N14).
 */
final class S3Store implements ObjectStore {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");

  private final Environment environment;
  private final Service service;
  private final Bucket bucket;
  private final Optional<StorageId> meant;
  private final Objects objects;
  private final Identity identity;

  S3Store(Environment environment, Service service, Bucket bucket, Optional<StorageId> meant) {
    this.environment = environment;
    this.service = service;
    this.bucket = bucket;
    this.meant = meant;
    this.objects = new Objects(service.client(), bucket);
    this.identity = new Identity(objects);
  }

  /** If a store is meant, whoever bound it has tried it out. */
  @Override
  public Future<StorageId> identity() {
    return meant.map(id -> checked(() -> id)).orElseGet(this::claim);
  }

  private Future<StorageId> claim() {
    return there(() -> {
      check();
      tryOut();
      if (identity.claim() instanceof Identity.Read.Found(StorageId found)) {
        check();
        return found;
      }
      throw unavailable("has no identity that can be read", "restore its object ~store");
    });
  }

  @Override
  public Future<Boolean> putIfAbsent(String name, Payload content) {
    requireName(name);
    return checked(() -> objects.putIfAbsent(name, content.toByteArray()));
  }

  @Override
  public Future<Optional<Payload>> get(String name) {
    requireName(name);
    return checked(() -> objects.get(name).map(Payload::wrap));
  }

  @Override
  public Future<List<String>> list(String folder) {
    requireName(folder);
    return checked(() -> objects.list(folder));
  }

  @Override
  public Future<Done> delete(String name) {
    requireName(name);
    return checked(() -> {
      objects.delete(name);
      return Done.DONE;
    });
  }

  private <T> Future<T> checked(Callable<T> work) {
    return there(() -> {
      check();
      T result = work.call();
      check();
      return result;
    });
  }

  private <T> Future<T> there(Callable<T> work) {
    if (!service.calls().tryAcquire()) {
      return environment.unavailable(objection("does not answer", "the service must come back"));
    }
    return environment.blocking(() -> {
      try {
        return work.call();
      } catch (SdkException failed) {
        Complaint complaint = Complaint.of(failed);
        throw unavailable(complaint.what(), complaint.remedy());
      } finally {
        service.calls().release();
      }
    });
  }

  /** Asks also if no store is meant: of a bucket that is not there nothing is believed either. */
  private void check() throws Unavailable {
    Identity.Read there = identity.read();
    if (meant.isPresent()) {
      check(there, meant.get());
    }
  }

  private void check(Identity.Read there, StorageId id) throws Unavailable {
    switch (there) {
      case Identity.Read.Found(StorageId found) when found.equals(id) -> {}
      case Identity.Read.Found(StorageId found) ->
          throw unavailable(
              "is store %s, and not %s".formatted(found, id), "bring the right one back");
      case Identity.Read.None none ->
          throw unavailable(
              "is not store %s, nor any other".formatted(id), "bring the right one back");
      case Identity.Read.Foreign foreign ->
          throw unavailable(
              "has an identity that this version cannot read",
              "restore its object ~store, or upgrade this node");
    }
  }

  /** Once in a process is enough: what serves an address is not exchanged for worse. */
  private void tryOut() throws Unavailable, InterruptedException {
    if (!service.tried().get()) {
      Optional<String> defect = new Trial(objects).run();
      if (defect.isPresent()) {
        throw unavailable(defect.get(), "use a service that checks and writes in one step");
      }
      service.tried().set(true);
    }
  }

  private Unavailable unavailable(String what, String remedy) {
    return new Unavailable(objection(what, remedy));
  }

  private Diagnosis objection(String what, String remedy) {
    return new Diagnosis(
        "bucket %s %s, from %s".formatted(bucket, what, environment.node()), List.of(), remedy);
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches() || List.of(name.split("/")).contains("..")) {
      throw new IllegalArgumentException("not the name of an object: '" + name + "'");
    }
  }
}
