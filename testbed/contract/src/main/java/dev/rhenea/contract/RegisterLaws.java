package dev.rhenea.contract;

import dev.rhenea.contract.RegisterHistory.Access;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Linearizability of a versioned register as questions to a history. Versions name the order of the
 * writes, so that no search is needed: one value per version, and versions that never contradict
 * real time. Pure.
 */
final class RegisterLaws {
  private final List<Access.Read> reads = new ArrayList<>();
  private final Map<String, Access.Write> writes = new LinkedHashMap<>();
  private final Map<Version, String> values = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  private RegisterLaws(List<Access> history) {
    for (Access access : history) {
      switch (access) {
        case Access.Read read -> reads.add(read);
        case Access.Write write -> writes.put(write.value(), write);
      }
    }
  }

  /** Everything in the history that no register can have done; empty if all is well. */
  static List<String> violations(List<Access> history) {
    RegisterLaws laws = new RegisterLaws(history);
    laws.writes.values().forEach(laws::judge);
    laws.reads.forEach(laws::judge);
    laws.realTime();
    return laws.violations;
  }

  private void judge(Access.Write write) {
    if (write.result() instanceof WriteResult.Written(Version version)) {
      if (!version.equals(write.expected().next())) {
        broken("written", write + " is not the version after the expected one");
      }
      oneValue(version, write.value());
    }
  }

  private void judge(Access.Read read) {
    Versioned found = read.found();
    if (found.version().equals(Version.NONE)) {
      if (!found.equals(Versioned.NOTHING)) {
        broken("nothing", read + " found a value that nobody wrote");
      }
      return;
    }
    String value = found.value().toUtf8();
    Access.Write write = writes.get(value);
    if (write == null || !write.expected().next().equals(found.version())) {
      broken("invented", read + " found what nobody wrote as that version");
    } else if (write.result() instanceof WriteResult.Conflict) {
      broken("conflict", read + " found what " + write + " said was never written");
    } else if (read.endedBefore(write)) {
      broken("future", read + " found what was only written later by " + write);
    } else {
      oneValue(found.version(), value);
    }
  }

  private void oneValue(Version version, String value) {
    String before = values.putIfAbsent(version, value);
    if (before != null && !before.equals(value)) {
      broken("agreement", version + " is both '" + before + "' and '" + value + "'");
    }
  }

  /** What was seen or written is never unseen: by a later read, or by a later successful write. */
  private void realTime() {
    List<Access> seen = new ArrayList<>(reads);
    writes.values().stream()
        .filter(write -> write.result() instanceof WriteResult.Written)
        .forEach(seen::add);
    for (Access earlier : seen) {
      for (Access later : seen) {
        int order = version(later).compareTo(version(earlier));
        if (earlier.endedBefore(later) && (order < 0 || (order == 0 && isWrite(later)))) {
          broken("real time", later + " goes behind " + earlier);
        }
      }
    }
  }

  private static boolean isWrite(Access access) {
    return access instanceof Access.Write;
  }

  private static Version version(Access access) {
    return switch (access) {
      case Access.Read read -> read.found().version();
      case Access.Write write -> write.expected().next();
    };
  }

  private void broken(String law, String what) {
    violations.add(law + ": " + what);
  }
}
