package dev.rhenea.objects;

import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Copies of closed segments in a folder: {@code objects(folder: "/mnt/cold")}. */
public final class ObjectsProvider extends StoredCopies {
  private static final String FOLDER = "folder";

  /** Found by {@code ServiceLoader}. */
  public ObjectsProvider() {}

  /** For tests, which have no megabytes to write. */
  ObjectsProvider(int chunkBytes) {
    super(chunkBytes);
  }

  @Override
  public String name() {
    return "objects";
  }

  @Override
  public String summary() {
    return "Keeps a closed segment as objects in a folder outside the cluster; takes copies, no"
        + " appends; survives the loss of every node.";
  }

  @Override
  public String source() {
    return "Delos, OSDI 2020, section 4 (BackupLoglet)";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.required(
            FOLDER,
            new Parameter.Type.Folder(),
            "A folder that every node sees under this absolute path, on a file system with hard"
                + " links; it is never created: mount it, or create it, before."));
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    String path = folder(spec).path();
    if (!path.startsWith("/")) {
      throw new InvalidSpec(
          FOLDER,
          "folder '%s' is relative, and each node would take another one: write the whole path, as"
                  .formatted(path)
              + " \"/mnt/cold\"");
    }
  }

  @Override
  protected String place() {
    return FOLDER;
  }

  @Override
  protected ObjectStore store(Host host, ProtocolSpec spec) {
    return host.objects(folder(spec));
  }
}
