package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import java.util.List;

/** What all parts of one handle share. */
record LogContext(Host host, String log, LogOptions options) {
  Environment environment() {
    return host.environment();
  }

  Catalogue catalogue() {
    return host.catalogue();
  }

  NodeId node() {
    return environment().node();
  }

  Pace pace() {
    return new Pace(environment());
  }

  Timing timing() {
    return options.timing();
  }

  void trace(Trace step) {
    environment().trace(step);
  }

  /** A fresh identity for a Loglet of this log (V7). */
  LogletId newLoglet() {
    return new LogletId(log, environment().random().nextLong());
  }

  <T> Future<T> noSuchLog() {
    return environment()
        .unavailable(new Diagnosis("log " + log + " does not exist", List.of(), "create it first"));
  }
}
