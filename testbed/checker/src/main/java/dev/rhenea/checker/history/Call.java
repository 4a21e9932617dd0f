package dev.rhenea.checker.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invocation together with what became of it. A call whose process never heard back has no
 * completion and counts as {@code info}: both stay open until the end of time.
 *
 * @param invocation the operation of type {@code invoke}
 * @param completion the later operation of the same process, or null
 */
public record Call(Operation invocation, @Nullable Operation completion) {

  /** The {@link #end()} of a call that may take effect at any later time. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Returns the name of the operation. */
  public String f() {
    return invocation.f();
  }

  /** Returns the index of the invocation. */
  public long start() {
    return invocation.index();
  }

  /** Returns the index of the completion; {@link #NEVER} if the outcome is {@code info}. */
  public long end() {
    return completion == null || outcome() == Operation.Type.INFO ? NEVER : completion.index();
  }

  /** Returns {@code ok}, {@code fail} or {@code info}. */
  public Operation.Type outcome() {
    return completion == null ? Operation.Type.INFO : completion.type();
  }

  /** Returns whether it happened. */
  public boolean isOk() {
    return outcome() == Operation.Type.OK;
  }

  /** Returns whether it certainly did not happen. */
  public boolean isFailed() {
    return outcome() == Operation.Type.FAIL;
  }

  /** Returns what was asked. */
  public Value argument() {
    return invocation.value();
  }

  /** Returns the value of the completion; nil if there is none. */
  public Value result() {
    return completion == null ? Value.nil() : completion.value();
  }

  /** Returns the invocation and, if any, the completion. */
  public List<Operation> operations() {
    return completion == null ? List.of(invocation) : List.of(invocation, completion);
  }

  /** Returns the call as people read it: {@code operation 4 (read [0 9] -> ok [])}. */
  @Override
  public String toString() {
    String outcome = completion == null ? "no answer" : outcome().label() + " " + result();
    return "operation " + start() + " (" + f() + " " + argument() + " -> " + outcome + ")";
  }
}
