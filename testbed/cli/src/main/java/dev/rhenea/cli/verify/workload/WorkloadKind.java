package dev.rhenea.cli.verify.workload;

import dev.rhenea.checker.bank.BankChecker;
import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.check.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The workloads there are. */
public enum WorkloadKind {
  REGISTER,
  SET,
  LIST_APPEND,
  BANK,
  LOG;

  /** A new one, whose operations are drawn from that seed. */
  public Workload make(long seed) {
    return switch (this) {
      case REGISTER -> new RegisterWorkload(seed);
      case SET -> new SetWorkload(seed);
      case LIST_APPEND -> new ListAppendWorkload(seed);
      case BANK -> new BankWorkload(seed);
      case LOG -> new LogWorkload(seed);
    };
  }

  /**
   * What its histories are about. Readers see neither fillers nor second copies of an entry, so
   * that a log may have gaps.
   */
  public Subject subject() {
    return new Subject(
        model(),
        this == REGISTER,
        false,
        Value.nil(),
        new BankChecker(OptionalLong.of(BankWorkload.TOTAL), false));
  }

  private Subject.Kind model() {
    return switch (this) {
      case REGISTER -> Subject.Kind.CAS_REGISTER;
      case SET -> Subject.Kind.SET;
      case LIST_APPEND -> Subject.Kind.LIST_APPEND;
      case BANK -> Subject.Kind.BANK;
      case LOG -> Subject.Kind.LOG;
    };
  }

  /** What {@code rhenea check} has to be told to judge its histories the same way. */
  public List<String> checkOptions() {
    String model = model().toString();
    return switch (this) {
      case REGISTER -> List.of("--model", model, "--keyed");
      case BANK -> List.of("--model", model, "--total", Long.toString(BankWorkload.TOTAL));
      case SET, LIST_APPEND, LOG -> List.of("--model", model);
    };
  }

  /** As typed: {@code list-append}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The workload of that word. */
  public static Optional<WorkloadKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(WorkloadKind::word).toList();
  }
}
