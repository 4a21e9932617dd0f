package dev.rhenea.objects;

import dev.rhenea.environment.Environment;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import java.time.Duration;

/**
 * Where one Loglet's objects are.
 *
 * @param deadline how long an operation on them may take, however many calls it consists of
 */
record Site(Environment environment, ObjectStore store, LogletId id, Duration deadline) {
  static Site of(Host host, LogletId id, Value.Folder folder, HandleLimits limits) {
    return new Site(host.environment(), host.objects(folder), id, limits.deadline());
  }

  /** The Loglet's objects for one operation, which begins now. */
  Shelf shelf(String operation) {
    String what = operation + " of " + id;
    return new Shelf(environment, new PatientStore(environment, store, what, deadline), id);
  }
}
