package dev.rhenea.objects;

import dev.rhenea.environment.Environment;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.provider.ObjectStore;
import java.time.Duration;

/**
 * Where one Loglet's objects are.
 *
 * @param deadline how long an operation on them may take, however many calls it consists of
 */
record Site(Environment environment, ObjectStore store, LogletId id, Duration deadline) {
  /** The Loglet's objects for one operation, which begins now. */
  Shelf shelf(String operation) {
    String what = operation + " of " + id;
    return new Shelf(environment, new PatientStore(environment, store, what, deadline), id);
  }
}
