package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * Why a log moves, or does not: for a person who has to act, and for programs.
 *
 * @param findings what was found, in the order in which to look at it
 */
public record Explanation(String log, List<Finding> findings) {
  public Explanation {
    findings = List.copyOf(findings);
  }

  /** Whether nothing stands in the way of appends, as far as can be seen. */
  public boolean isHealthy() {
    return findings.stream().noneMatch(Finding::hinders);
  }

  /** One thing that was found. */
  public sealed interface Finding {
    /** Who may act, and how; empty if nobody needs to. */
    String remedy();

    /** Whether it may stand in the way of appends. */
    default boolean hinders() {
      return true;
    }

    /** The active segment takes appends, as far as its servers say. */
    record Open(Segment segment, Lsn tail) implements Finding {
      @Override
      public boolean hinders() {
        return false;
      }

      @Override
      public String remedy() {
        return "";
      }
    }

    /** The active segment is sealed and nothing was installed behind it. */
    record SealedWithoutSuccessor(Segment segment) implements Finding {
      @Override
      public String remedy() {
        return "any node rolls forward by itself after a while; it needs the MetaStore";
      }
    }

    /** The active segment's Loglet has no quorum for tail and seal. */
    record NoQuorum(Segment segment, Diagnosis why) implements Finding {
      @Override
      public String remedy() {
        return "bring enough of these nodes back: neither appends nor a switch can go on before";
      }
    }

    /** The MetaStore cannot be read: no switch is possible; appends and reads may go on. */
    record MetaStoreUnavailable(Diagnosis why) implements Finding {
      @Override
      public String remedy() {
        return "bring enough of the MetaStore's nodes back";
      }
    }

    /** A reconfiguration is under way. */
    record Reconfiguring(Intent intent) implements Finding {
      @Override
      public String remedy() {
        return intent.id().author() + " drives it, and any other node if that takes too long";
      }
    }

    /** A closed segment is being copied, or was until its copier died. */
    record Copying(Attempt attempt) implements Finding {
      @Override
      public String remedy() {
        return "if %s does not go on with it: nothing is wrong; modify %s again, or trim it"
            .formatted(attempt.author(), attempt.segment());
      }

      @Override
      public boolean hinders() {
        return false;
      }
    }

    /**
     * A Loglet that is in no chain any more is still on some nodes, or in a store.
     *
     * @param why it could not be destroyed when this handle last tried; empty if it did not yet
     */
    record LeftBehind(Leftover leftover, Optional<Diagnosis> why) implements Finding {
      @Override
      public String remedy() {
        return "it takes space only; it goes when whoever has it is there, or left the cluster"
            + (why.isEmpty()
                ? ""
                : "; if neither will ever be: rhenea forget " + leftover.loglet());
      }

      @Override
      public boolean hinders() {
        return false;
      }
    }

    /** Appends of this handle do not come back. */
    record AppendsWaiting(int count, Diagnosis why) implements Finding {
      @Override
      public String remedy() {
        return why.remedy();
      }
    }

    /** Nodes of the active segment seem to have failed. */
    record Suspects(List<NodeId> nodes) implements Finding {
      public Suspects {
        nodes = List.copyOf(nodes);
      }

      @Override
      public String remedy() {
        return "the log moves away from them by itself if the other nodes suffice";
      }
    }
  }
}
