package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A protocol that keeps copies of closed segments as objects of a store: what is the same whatever
 * the store is. A subclass says where the store is, and speaks to it.
 */
public abstract class StoredCopies implements LogletProvider {
  private static final int LARGEST_ENTRY = 4 << 20;
  private static final int CHUNK_BYTES = 1 << 20;

  private static final LogletTraits TRAITS =
      new LogletTraits(
          true,
          true,
          LogletTraits.Seal.STRONG,
          LARGEST_ENTRY,
          LogletTraits.Durability.FSYNC,
          true,
          LogletTraits.Intake.COPIES);

  private final int chunkBytes;

  /** Writes chunks of the usual size. */
  protected StoredCopies() {
    this(CHUNK_BYTES);
  }

  /**
   * For tests, which have no megabytes to write.
   *
   * @param chunkBytes of entries that a chunk has at least, if it is not the last one
   */
  protected StoredCopies(int chunkBytes) {
    this.chunkBytes = chunkBytes;
  }

  /** The parameter that says where the store is; its value is a {@link Value.Folder}. */
  protected abstract String place();

  /**
   * The objects of the store that {@code spec} names. If its place is bound to a store, every call
   * is unavailable while another one, or none, is found there (rule N14).
   */
  protected abstract ObjectStore store(Host host, ProtocolSpec spec);

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return TRAITS;
  }

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException(name() + " has no role '" + role + "': nobody serves it");
  }

  /** Never: it has no open Loglets. */
  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return host.environment()
        .unavailable(
            new Diagnosis(
                "create " + id + ": objects take no appends",
                List.of(),
                "switch to another protocol, and move closed segments here"));
  }

  @Override
  public Optional<LogletImporter> importer() {
    return Optional.of(new Importer());
  }

  @Override
  public ColdStorage coldStorage(Host host, ProtocolSpec spec, HandleLimits limits) {
    return ColdStorage.in(
        new StoredChains(host.environment(), store(host, spec), spec, limits.deadline()));
  }

  private final class Importer implements LogletImporter {
    @Override
    public Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
      return new PatientStore(
              host.environment(), store(host, spec), "bind " + spec, limits.deadline())
          .identity()
          .map(found -> bound(spec, found));
    }

    /** What is to be durable when this completes is that there is no mark of a destruction. */
    @Override
    public Future<ProtocolSpec> begin(
        Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
      Shelf shelf = site(host, id, spec, limits).shelf("begin");
      return shelf.intact().compose(intact -> shelf.identity()).map(found -> bound(spec, found));
    }

    @Override
    public LogletCopy open(
        Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
      return new ObjectsCopy(site(host, id, begun, limits), first, chunkBytes);
    }
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return new ObjectsLoglet(site(host, id, created, limits), TRAITS, limits);
  }

  /** Within the deadline, or not at all: what is left is found by the next attempt. */
  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return site(host, id, created, limits).shelf("destroy").destroy();
  }

  /** No node of the cluster is part of it. */
  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return Optional.of(spec);
  }

  private Site site(Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return new Site(host.environment(), store(host, spec), id, limits.deadline());
  }

  private ProtocolSpec bound(ProtocolSpec spec, StorageId found) {
    return spec.with(place(), new Value.Folder(folder(spec).path(), found));
  }

  /** Where the store of {@code spec} is, and which one it is if that is known. */
  protected final Value.Folder folder(ProtocolSpec spec) {
    return new Arguments(spec).folder(place()).orElseThrow();
  }
}
