package dev.rhenea.provider;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.spec.Value;
import java.util.Optional;

/** What a provider works with. */
public interface Host {
  Environment environment();

  /** Where the providers of child specs are found. */
  Catalogue catalogue();

  /** The content of a file that a composition names; empty if there is none that can be read. */
  Optional<Payload> file(String path);

  /**
   * Where an engine's server on {@code node} listens, as {@code host:port}; empty if that node runs
   * none, and always in the simulator.
   *
   * @param engine the {@link EngineProvider}'s name
   * @param port one of its ports' names
   */
  Optional<String> endpoint(NodeId node, String engine, String port);

  /**
   * The objects in a folder outside the cluster that every node sees under that path. If the folder
   * is bound to a store, every call is unavailable while another one, or none, is found there: no
   * disk answers for another (rule N14).
   */
  ObjectStore objects(Value.Folder folder);

  /** This host for a part of a composition: the same world, another environment. */
  default Host with(Environment environment) {
    Host outer = this;
    return new Host() {
      @Override
      public Environment environment() {
        return environment;
      }

      @Override
      public Catalogue catalogue() {
        return outer.catalogue();
      }

      @Override
      public Optional<Payload> file(String path) {
        return outer.file(path);
      }

      @Override
      public Optional<String> endpoint(NodeId node, String engine, String port) {
        return outer.endpoint(node, engine, port);
      }

      @Override
      public ObjectStore objects(Value.Folder folder) {
        return outer.objects(folder);
      }
    };
  }
}
